// npm start and npm run dev: from a checkout to "Baton is ready".
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ensureDatabase, watchDatabase } from "./database.mjs";
import { dataFolder, makeDataFolder } from "./dataFolder.mjs";
import { checkDatabase } from "./externalDatabase.mjs";
import { Failure } from "./failure.mjs";
import { tryLock, unlock } from "./fileLock.mjs";
import { isPortFree } from "./ports.mjs";
import { build, generateClient, migrate, prepare } from "./productSteps.mjs";
import { say, step } from "./progress.mjs";
import { installationSecrets } from "./secrets.mjs";
import { startWeb, superviseWorker, untilHealthy } from "./services.mjs";
import { atEnd, ownDatabase } from "./shutdown.mjs";

export async function start({ dev = false } = {}) {
  const port = await chosenPort();
  const dataDir = dataFolder();
  makeDataFolder(dataDir);
  const lock = path.join(dataDir, "launcher.lock");
  if (!tryLock(lock))
    throw new Failure(
      `Baton already runs with the data folder ${dataDir}; end it, or set BATON_DATA to another folder for a second copy.`,
    );
  atEnd(() => unlock(lock));

  const env = await environment({ dataDir, port, dev });
  await generateClient();
  await migrate(env.DATABASE_URL);
  // The demo is for the embedded database only; nobody's own server gets demo people.
  await prepare(env, { demo: isEmbedded() });
  if (!dev) await build(env);
  await serve({ port, env, dataDir, dev });
}

/** The variables that all children share; starts or checks the database on the way. */
export async function environment({ dataDir, port, dev = false }) {
  const own = process.env.DATABASE_URL;
  if (own) await step("Asking the database of DATABASE_URL", () => checkDatabase(own));
  // Registered before it starts: an interruption may come in between.
  if (!own) ownDatabase(dataDir);
  const database = own
    ? { url: own }
    : await step(existsSync(path.join(dataDir, "pg/data")) ? "Starting the database" : "Making the database", () =>
        ensureDatabase({ dataDir }),
      );
  return {
    DATABASE_URL: database.url,
    ...installationSecrets(dataDir),
    BATON_DATA: dataDir,
    PORT: String(port),
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    AUTH_TRUST_HOST: "true",
    BATON_LOG_LEVEL: process.env.BATON_LOG_LEVEL || (dev ? "info" : "warn"),
  };
}

const isEmbedded = () => !process.env.DATABASE_URL;

async function chosenPort() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Failure(`PORT=${process.env.PORT} is not a port; set it to a number from 1 to 65535.`);
  if (!(await isPortFree(port)))
    throw new Failure(`Port ${port} is in use; end what uses it, or choose another: PORT=${port + 1} npm start`);
  return port;
}

async function serve({ port, env, dataDir, dev }) {
  if (isEmbedded()) atEnd(watchDatabase(dataDir, { url: env.DATABASE_URL }, say));
  const web = startWeb({ port, env, dev, onLine: say });
  const worker = superviseWorker({ env, onLine: say, dev });
  atEnd(() => worker.stop());
  await step("Starting", () => untilHealthy(web, port));
  say(`\nBaton is ready at http://localhost:${port}`);
  say(await signIn(dataDir, env.DATABASE_URL));
  const code = await web.exited;
  throw new Failure(
    `The web process ended by itself (code ${code}), so Baton stopped; its last words:\n${web.lines.join("\n")}`,
  );
}

async function signIn(dataDir, url) {
  const file = path.join(dataDir, "signin.txt");
  if (isEmbedded() && existsSync(file)) return readFileSync(file, "utf8").trim();
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query("select 1 from person where role = 'admin' and disabled_at is null limit 1");
  await client.end();
  if (rowCount) return "Sign in with your e-mail address and password.";
  return "Create the first admin: npm run baton -- admin create --email you@example.com";
}
