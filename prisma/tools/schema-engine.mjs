#!/usr/bin/env node
// Stands in for Prisma's native schema engine: same arguments, same JSON-RPC over stdio, backed by
// @prisma/schema-engine-wasm and adapter-pg. prisma.config.ts names it, so nobody's install or first run
// has to fetch an engine from binaries.prisma.sh.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { connectionConfig, engineAdapter, runOnce } from "./engineAdapter.mjs";

const require = createRequire(import.meta.url);
const argv = process.argv.slice(2);
const option = (name) => argv.flatMap((value, index) => (value === name ? [argv[index + 1]] : []));
const writeError = (fields, level = "ERROR", target = "schema_engine::logger") =>
  process.stderr.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target })}\n`);

if (argv.includes("--version") || argv.includes("-V")) {
  const manifest = path.join(path.dirname(require.resolve("@prisma/schema-engine-wasm")), "package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8"));
  console.log(`schema-engine-cli ${version.split(".").pop()} (wasm)`);
  process.exit(0);
}

const datasource = option("--datasource")[0] ? JSON.parse(option("--datasource")[0]) : {};
const url = datasource.url ?? process.env.DATABASE_URL;

const COMMANDS = ["can-connect-to-database", "create-database", "drop-database"];
const command = COMMANDS.find((name) => argv.includes(name));
if (command) process.exit(await runCommand(command));
else await serve();

/** The three one-shot commands; errors go to stderr in the shape and with the codes that Prisma's CLI expects. */
async function runCommand(name) {
  const config = connectionConfig(url);
  // The CLI drops the first stderr line before it parses the rest as JSON lines.
  writeError({ message: "schema engine (wasm)" }, "INFO");
  const id = pg.escapeIdentifier(config.database);
  try {
    if (name === "can-connect-to-database") await runOnce(config, "SELECT 1");
    if (name === "create-database") await runOnce({ ...config, database: "postgres" }, `CREATE DATABASE ${id}`);
    if (name === "drop-database") await runOnce({ ...config, database: "postgres" }, `DROP DATABASE IF EXISTS ${id}`);
    return 0;
  } catch (error) {
    const code = { "3D000": "P1003", "28P01": "P1000", 28000: "P1000", "42P04": "P1009" }[error.code] ?? "P1001";
    const message =
      code === "P1003"
        ? `Database \`${config.database}\` does not exist`
        : `${error.message || error.code} (${config.host})`;
    writeError({ message, error_code: code, is_panic: false });
    return 1;
  }
}

/** Loads the engine by hand: the package's own entry uses an import form that only bundlers understand. */
async function loadEngine() {
  const directory = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
  const glue = await import(path.join(directory, "schema_engine_bg.js"));
  const bytes = readFileSync(path.join(directory, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.SchemaEngine;
}

async function serve() {
  let lastPanic = "";
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => {
      lastPanic = message;
    },
  };
  process.on("uncaughtException", (error) => {
    writeError({ message: `${lastPanic} ${error.stack}` });
    process.exit(1);
  });

  const SchemaEngine = await loadEngine();
  let adapter;
  let engine;
  // Made at the first request: `validate` and `generate` must work with no database in reach.
  const theEngine = () => {
    if (!url)
      throw new Error(
        "DATABASE_URL is not set; for the development database: export DATABASE_URL=$(npm run -s db -- url)",
      );
    adapter ??= engineAdapter(url, datasource.shadowDatabaseUrl);
    const datamodels = option("--datamodels").map((file) => [file, readFileSync(file, "utf8")]);
    engine ??= SchemaEngine.new({ datamodels: datamodels.length ? datamodels : undefined }, () => {}, adapter);
    return engine;
  };

  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

  async function call(method, params) {
    if (method === "createDatabase") return { databaseName: "" };
    const target = await theEngine();
    // These two read the migrated schema from a cache that applyMigrations empties, and cannot fill it themselves
    // ("PostgreSQL shadow DB must be provided through an external factory"); devDiagnostic replays and fills it.
    if (method === "evaluateDataLoss" || method === "createMigration")
      await target.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
    if (method === "getDatabaseVersion") return target.version(params);
    if (typeof target[method] !== "function") throw new Error(`schema engine (wasm): no method ${method}`);
    return target[method](params ?? {});
  }

  /** The driver's own message where there is one: the engine's says only "External error". */
  function messageOf(error) {
    try {
      const driver = typeof error?.code === "number" ? adapter?.errorRegistry?.consumeError?.(error.code) : undefined;
      return driver?.error?.message ?? driver?.error?.cause?.message ?? error?.message ?? String(error);
    } catch {
      return String(error);
    }
  }

  async function answer({ id, method, params }) {
    try {
      const result = await call(method, params);
      // The native engine prints a diff through the CLI instead of returning it.
      if (method === "diff" && result?.stdout)
        send({ id: 1e6 + id, method: "print", params: { content: result.stdout } });
      send({ id, result: result ?? {} });
    } catch (error) {
      const data = {
        is_panic: false,
        message: messageOf(error),
        meta: null,
        error_code: typeof error?.code === "string" ? error.code : undefined,
      };
      send({ id, error: { code: 4466, message: "An error happened. Check the data field for details.", data } });
    }
  }

  let queue = Promise.resolve();
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on("line", (line) => {
    if (!line.trim()) return;
    const message = JSON.parse(line);
    if (message.method) queue = queue.then(() => answer(message)); // without a method it answers our own "print"
  });
  lines.on("close", () => queue.finally(() => process.exit(0)));
}
