// The steps between a checkout and a running Baton. Each looks first whether it is needed.
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./dataFolder.mjs";
import { Failure } from "./failure.mjs";
import { withLock } from "./fileLock.mjs";
import { say, step } from "./progress.mjs";
import { mustRun, next, prisma, script } from "./run.mjs";
import { hashFiles, readStamp, whyStale, writeStamp } from "./stamps.mjs";

const CLIENT_SOURCES = ["prisma/schema", "prisma.config.ts", "package-lock.json"];
const CLIENT_STAMP = path.join(ROOT, "prisma/generated/baton-stamp.json");
const BUILD_SOURCES = [
  "app",
  "components",
  "server",
  "prisma/schema",
  "public",
  "next.config.ts",
  "proxy.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const BUILD_STAMP = path.join(ROOT, ".next/baton-stamp.json");
const MIGRATIONS = path.join(ROOT, "prisma/migrations");

const oneAtATime = (name, work) => {
  mkdirSync(path.join(ROOT, ".baton"), { recursive: true, mode: 0o711 });
  const busy = () =>
    new Failure(
      `Another process has been at work on the same checkout (${name}) for 15 minutes; end it and try again.`,
    );
  return withLock(path.join(ROOT, `.baton/${name}.lock`), 15 * 60_000, busy, work);
};

/** Makes `stamp` hold `sources` by way of `work(why)`, unless it does. */
async function upToDate(name, stamp, sources, work) {
  const stale = () => whyStale(readStamp(stamp), hashFiles(ROOT, sources));
  if (!stale()) return;
  await oneAtATime(name, async () => {
    const why = stale();
    if (!why) return;
    const hashes = hashFiles(ROOT, sources); // before the work: what changes meanwhile is stale again
    await work(why);
    writeStamp(stamp, hashes);
  });
}

export const generateClient = () =>
  upToDate("generate", CLIENT_STAMP, CLIENT_SOURCES, () =>
    step("Generating the database client", () =>
      mustRun("The database client could not be generated.", prisma("generate")),
    ),
  );

export const build = (env) =>
  upToDate("build", BUILD_STAMP, BUILD_SOURCES, (why) =>
    step(`Building (${why})`, () =>
      mustRun("The build failed.", next("build"), {
        env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
        timeoutMs: 15 * 60_000,
      }),
    ),
  );

/** Applies the migrations that the database has not seen; the question costs 20 ms, Prisma's own 3 s. */
export async function migrate(url) {
  const pending = await pendingMigrations(url);
  if (pending.length === 0) return;
  const what = pending.length === 1 ? "1 migration" : `${pending.length} migrations`;
  await step(`Preparing the database (${what})`, () =>
    mustRun("The database could not be migrated.", prisma("migrate", "deploy"), { env: { DATABASE_URL: url } }),
  );
}

async function pendingMigrations(url) {
  const { default: pg } = await import("pg");
  const names = existsSync(MIGRATIONS)
    ? readdirSync(MIGRATIONS).filter((name) => existsSync(path.join(MIGRATIONS, name, "migration.sql")))
    : [];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      'select migration_name as name from "_prisma_migrations" where finished_at is not null and rolled_back_at is null',
    );
    const applied = new Set(rows.map(({ name }) => name));
    return names.filter((name) => !applied.has(name));
  } catch (error) {
    if (error.code === "42P01") return names; // no such table: nothing applied yet
    throw error;
  } finally {
    await client.end();
  }
}

/** Trains the starter model and seeds the demo or publishes the starter policy, the first time. Its lines are shown. */
export const prepare = (env, { demo }) =>
  mustRun("Baton could not prepare its data.", script("server/cli/commands/prepare.ts", ...(demo ? ["--demo"] : [])), {
    env,
    onLine: say,
  });
