import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { withDatabase } from "./database";
import { startHelper } from "./helper";

const TEMPLATE = "baton_template";
const root = path.resolve(import.meta.dirname, "../../..");

/** Migrates once into a template database; starts a server where npm test has not done so already. */
export default async function setup(): Promise<() => Promise<void>> {
  const helper = process.env.BATON_TEST_ADMIN_URL
    ? undefined
    : await startHelper<{ adminUrl: string }>("test-database");
  const adminUrl = helper?.ready.adminUrl ?? process.env.BATON_TEST_ADMIN_URL ?? "";
  process.env.BATON_TEST_ADMIN_URL = adminUrl;
  process.env.BATON_TEST_TEMPLATE = TEMPLATE;

  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`drop database if exists ${TEMPLATE} with (force)`);
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  await promisify(execFile)(
    process.execPath,
    [path.join(root, "node_modules/prisma/build/index.js"), "migrate", "deploy"],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: withDatabase(adminUrl, TEMPLATE) },
    },
  );
  return async () => helper?.stop();
}
