// One PostgreSQL data folder: making it, asking whether its server runs, starting and stopping that server.
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { diskFull } from "./dataFolder.mjs";
import { Failure } from "./failure.mjs";
import { locatePostgres, postgresUser, runAs, unreachableFolder } from "./postgresProgram.mjs";
import { isAlive } from "./processes.mjs";

const ROLE = "baton";
const LOG_LIMIT = 10 * 1024 * 1024;
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=''",
  "max_connections=200",
  "shared_buffers=128MB",
  "timezone=UTC",
  "log_timezone=UTC",
];
// For tests only: a crash of the machine may lose or damage the data.
const FAST_SETTINGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum_naptime=1h"];

export const connectionUrl = ({ port, password }, database) =>
  `postgresql://${ROLE}:${password}@127.0.0.1:${port}/${database}`;

export function openCluster(dataDir) {
  const home = path.join(dataDir, "pg");
  const user = postgresUser();
  const data = path.join(home, "data");
  const log = path.join(home, "postgres.log");
  mkdirSync(home, { recursive: true });
  const closed = unreachableFolder(dataDir, user);
  if (closed)
    throw new Failure(
      `PostgreSQL may not run as root, and its user ${user.name} may not enter ${closed}; set BATON_DATA to a folder outside it, such as BATON_DATA=/var/lib/baton.`,
    );
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid);
  chmodSync(home, 0o700);
  const { program, major } = locatePostgres(user, path.join(dataDir, "pg-programs"));

  const tail = () => (existsSync(log) ? readFileSync(log, "utf8").slice(-4000) : "");
  const reason = () => {
    const lines = tail().trim().split("\n").reverse();
    const last =
      lines.find((line) => /(FATAL|PANIC): /.test(line)) ??
      lines.find((line) => /^\S*(postgres|pg_ctl): /.test(line)) ??
      lines[0];
    return last.replace(/^.*?(?:(?:FATAL|PANIC): +|(?:postgres|pg_ctl): +)/, "").trim() || "no reason given";
  };

  function exists() {
    const file = path.join(data, "PG_VERSION");
    if (!existsSync(file)) return false;
    const version = readFileSync(file, "utf8").trim();
    if (version !== major)
      throw new Failure(
        `The database in ${data} was made by PostgreSQL ${version}, and this Baton brings ${major}; start it with the Baton that made it, or set BATON_DATA to a new folder.`,
      );
    return true;
  }

  function create(password) {
    const partial = path.join(home, "data.new"); // an initdb cut short must not look like a database
    rmSync(partial, { recursive: true, force: true });
    const pwfile = path.join(home, "pwfile");
    writeFileSync(pwfile, password, { mode: 0o600 });
    if (user.uid !== undefined) chownSync(pwfile, user.uid, user.gid);
    // The built-in C.UTF-8 sorts by code point, the same on every machine. pg_trgm still asks the system's LC_CTYPE
    // what a letter is, and with plain C finds none outside ASCII; not every system knows C.UTF-8.
    const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    const access = ["-A", "scram-sha-256", "-U", ROLE, `--pwfile=${pwfile}`];
    let made;
    for (const letters of ["C.UTF-8", "en_US.UTF-8", "C"]) {
      made = runAs(user, program("initdb"), [
        "-D",
        partial,
        ...access,
        "-E",
        "UTF8",
        ...locale,
        `--lc-ctype=${letters}`,
        "--no-instructions",
        "--no-sync",
      ]);
      if (made.status === 0 || !/invalid locale/i.test(made.stderr ?? "")) break;
    }
    rmSync(pwfile, { force: true });
    if (made.status !== 0) {
      rmSync(partial, { recursive: true, force: true });
      const said = `${made.stderr ?? ""}`.trim();
      if (/No space left/i.test(said)) throw diskFull(home);
      throw new Failure(
        `PostgreSQL could not make its database in ${home}: ${said.split("\n").find((line) => /error|fatal/i.test(line)) ?? (said || made.error?.message)}`,
      );
    }
    renameSync(partial, data);
  }

  /** "ours" runs on that port, "nobody" listens there, or "foreign": something else does. */
  async function whoListens({ port, password }) {
    const { default: pg } = await import("pg");
    for (let attempt = 0; ; attempt++) {
      const client = new pg.Client({
        host: "127.0.0.1",
        port,
        user: ROLE,
        password,
        database: "postgres",
        connectionTimeoutMillis: 3000,
      });
      client.on("error", () => {});
      try {
        await client.connect();
        const { rows } = await client.query("show data_directory");
        return path.resolve(rows[0].data_directory) === data ? "ours" : "foreign";
      } catch (error) {
        if (error.code === "ECONNREFUSED") return "nobody";
        if (error.code !== "57P03" || attempt > 300) return "foreign"; // 57P03: starting up or shutting down
        await sleep(200);
      } finally {
        await client.end().catch(() => {});
      }
    }
  }

  // After a kill -9 postmaster.pid stays, and its number may by now be another process of the same user, which
  // PostgreSQL would take for a running server. Nobody answers on our port, so only a real postgres keeps it.
  function clearStalePid() {
    const file = path.join(data, "postmaster.pid");
    if (!existsSync(file)) return;
    const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
    if (!isAlive(pid) || (process.platform === "linux" && !commandLine(pid).includes(data)))
      rmSync(file, { force: true });
  }

  async function start(port, fast) {
    const options = [
      `-p ${port}`,
      ...[...SETTINGS, ...(fast ? FAST_SETTINGS : [])].map((setting) => `-c ${setting}`),
    ].join(" ");
    if (existsSync(log) && statSync(log).size > LOG_LIMIT) rmSync(log);
    for (let attempt = 1; ; attempt++) {
      clearStalePid();
      const started = runAs(
        user,
        program("pg_ctl"),
        ["start", "-w", "-t", "120", "-D", data, "-l", log, "-o", options],
        { stdio: "ignore" },
      );
      if (started.status === 0) return;
      const why = reason();
      if (/No space left/i.test(tail())) throw diskFull(home);
      // The children of a killed postmaster may take a moment to leave.
      if (attempt === 6 || !/lock file|shared memory|in use/i.test(why))
        throw new Failure(`The database in ${data} does not start: ${why} (see ${log}).`);
      await sleep(400 * attempt);
    }
  }

  function stop() {
    if (!existsSync(path.join(data, "postmaster.pid"))) return;
    for (const mode of ["fast", "immediate"]) {
      const stopped = runAs(user, program("pg_ctl"), ["stop", "-m", mode, "-w", "-t", "20", "-D", data], {
        stdio: "ignore",
      });
      if (stopped.status === 0 || !existsSync(path.join(data, "postmaster.pid"))) return;
    }
  }

  return { data, exists, create, whoListens, start, stop };
}

function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
