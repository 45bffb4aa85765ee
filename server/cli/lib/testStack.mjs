// The product as the end-to-end tests see it: the production build, a database of its own with the demo seed, two web
// processes and one worker. Tests stop and start parts through a control address (e2e/support/globalStack.ts).
import { createWriteStream, mkdirSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { ensureDatabase, stopDatabase } from "./database.mjs";
import { ROOT } from "./dataFolder.mjs";
import { freePort } from "./ports.mjs";
import { build, generateClient, migrate, prepare } from "./productSteps.mjs";
import { installationSecrets } from "./secrets.mjs";
import { startWeb, superviseWorker, untilHealthy } from "./services.mjs";
import { temporaryDatabase, untilStdinCloses } from "./testHelpers.mjs";

const LOGS = path.join(ROOT, ".baton/e2e-logs");

export async function testStack() {
  const database = await temporaryDatabase();
  const ports = { a: await freePort({ host: undefined }) };
  ports.b = await freePort({ host: undefined, taken: [ports.a] });
  const env = {
    DATABASE_URL: database.url,
    ...installationSecrets(database.folder, {}),
    BATON_DATA: database.folder,
    NEXT_TELEMETRY_DISABLED: "1",
    AUTH_TRUST_HOST: "true",
    NODE_ENV: "production",
    BATON_LOG_LEVEL: "warn",
    BATON_PUBLIC_URL: `http://localhost:${ports.a}`,
  };
  await generateClient();
  await migrate(database.url);
  await prepare({ ...env, PORT: String(ports.a) }, { demo: true });
  await build(env);
  const control = await startControl(parts({ env, ports, dataDir: database.folder }));
  const variables = {
    E2E_URL_A: `http://localhost:${ports.a}`,
    E2E_URL_B: `http://localhost:${ports.b}`,
    E2E_DATABASE_URL: database.url,
    E2E_CONTROL_URL: control,
    E2E_DATA: database.folder,
  };
  console.log(JSON.stringify(variables));
  await untilStdinCloses();
}

function parts({ env, ports, dataDir }) {
  const web = (name) => {
    const log = logger(`web-${name}`);
    let process;
    return {
      async start() {
        process = startWeb({ port: ports[name], env, onLine: log });
        await untilHealthy(process, ports[name]);
      },
      stop: () => process.end(3000),
      kill: () => process.end(0),
    };
  };
  let worker;
  const log = logger("worker");
  return {
    "web-a": web("a"),
    "web-b": web("b"),
    worker: {
      start: async () => {
        worker ??= superviseWorker({ env, onLine: log });
      },
      stop: async () => {
        await worker?.stop();
        worker = undefined;
      },
      kill: async () => {
        await worker?.stop({ hard: true });
        worker = undefined;
      },
    },
    database: {
      // The port is remembered, so that the address stays.
      start: () => ensureDatabase({ dataDir, fast: true }),
      stop: () => stopDatabase(dataDir),
    },
  };
}

/** `POST /worker/stop` and the like: 204 when done. All parts but the database, which runs, are started first. */
async function startControl(all) {
  await Promise.all([all["web-a"].start(), all["web-b"].start(), all.worker.start()]);
  const server = createServer(async (request, response) => {
    const [, part, action] = request.url.split("/");
    const work = request.method === "POST" && all[part]?.[action];
    if (!work) return response.writeHead(404).end();
    try {
      await work();
      response.writeHead(204).end();
    } catch (error) {
      response.writeHead(500).end(error.message);
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

function logger(name) {
  mkdirSync(LOGS, { recursive: true });
  const file = createWriteStream(path.join(LOGS, `${name}.log`));
  return (line) => file.write(`${line}\n`);
}
