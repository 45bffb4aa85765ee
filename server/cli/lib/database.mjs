// The embedded database: whoever comes first starts it, whoever leaves last stops it.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeDataFolder, readJson, writePrivateJson } from "./dataFolder.mjs";
import { Failure } from "./failure.mjs";
import { withLock } from "./fileLock.mjs";
import { freePort, isPortFree } from "./ports.mjs";
import { connectionUrl, openCluster } from "./postgresCluster.mjs";
import { isSameProcessAlive, processIdentity } from "./processes.mjs";

const DATABASE = "baton";
const paths = (dataDir) => ({
  settings: path.join(dataDir, "database.json"),
  lock: path.join(dataDir, "database.lock"),
  users: path.join(dataDir, "database-users"),
});

const locked = (dataDir, work) =>
  withLock(
    paths(dataDir).lock,
    180_000,
    () =>
      new Failure(
        `Another process has been starting or stopping the database in ${dataDir} for three minutes; end it and try again.`,
      ),
    work,
  );

/**
 * Starts the embedded PostgreSQL of `dataDir`, unless it runs.
 * `fast` gives up safety against power loss (tests). `keep` leaves it running until `stopDatabase`.
 * `stop()` gives up our use of it; the last user's stop ends the server.
 */
export async function ensureDatabase({ dataDir, fast = false, keep = false }) {
  makeDataFolder(dataDir);
  const { settings: file, users } = paths(dataDir);
  const connection = await locked(dataDir, async () => {
    const cluster = openCluster(dataDir);
    const settings = await runningSettings(cluster, file, fast);
    mkdirSync(users, { recursive: true });
    writeFileSync(path.join(users, keep ? "keep" : userName()), "");
    return settings;
  });
  return {
    url: connectionUrl(connection, DATABASE),
    adminUrl: connectionUrl(connection, "postgres"),
    stop: () => releaseDatabase(dataDir),
  };
}

/** Gives up the use of process `identity`; stops the server when nobody alive uses it any more. */
export async function releaseDatabase(dataDir, identity = processIdentity()) {
  await locked(dataDir, async () => {
    const { users } = paths(dataDir);
    rmSync(path.join(users, userName(identity)), { force: true });
    if (liveUsers(users).length === 0) openCluster(dataDir).stop();
  });
}

/** Ends the server whoever uses it. */
export async function stopDatabase(dataDir) {
  if (!existsSync(paths(dataDir).settings)) return;
  await locked(dataDir, async () => {
    rmSync(paths(dataDir).users, { recursive: true, force: true });
    openCluster(dataDir).stop();
  });
}

/**
 * Starts the server again when it has died under us (killed, out of memory); PostgreSQL recovers by itself what it had
 * acknowledged. Answers a function that ends the watch.
 */
export function watchDatabase(dataDir, { url }, say) {
  const port = Number(new URL(url).port);
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    if (await isPortFree(port, "127.0.0.1")) {
      say("The database has stopped; starting it again.");
      await ensureDatabase({ dataDir }).catch((error) => say(error.message));
    }
    busy = false;
  }, 2000);
  timer.unref();
  return () => clearInterval(timer);
}

/** The URL that the database of `dataDir` has when it runs. */
export function databaseUrl(dataDir) {
  const settings = readJson(paths(dataDir).settings);
  return settings && connectionUrl(settings, DATABASE);
}

async function runningSettings(cluster, file, fast) {
  let settings = readJson(file);
  const exists = cluster.exists();
  if (exists && !settings)
    throw new Failure(
      `${file}, which holds the database's password, is missing; restore it, or set BATON_DATA to a new folder.`,
    );
  if (!settings) {
    settings = { port: await freePort(), password: randomBytes(24).toString("hex") };
    writePrivateJson(file, settings);
  }
  if (!exists) cluster.create(settings.password);
  else if ((await cluster.whoListens(settings)) === "ours") return settings;
  if (!(await isPortFree(settings.port, "127.0.0.1"))) {
    settings = { ...settings, port: await freePort() };
    writePrivateJson(file, settings);
  }
  await cluster.start(settings.port, fast);
  await createDatabase(settings);
  return settings;
}

async function createDatabase(settings) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: connectionUrl(settings, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

const userName = (identity = processIdentity()) => identity.replace(":", "-");

function liveUsers(folder) {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => {
    if (name === "keep" || isSameProcessAlive(name.replace("-", ":"))) return true;
    rmSync(path.join(folder, name), { force: true });
    return false;
  });
}
