import path from "node:path";
import { defineConfig } from "prisma/config";

// Never download an engine: ours is prisma/tools/schema-engine.mjs.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve(import.meta.dirname, "prisma/tools/schema-engine.mjs");

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  // `generate` and `validate` need no database, so a missing DATABASE_URL is said only when one is opened.
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
