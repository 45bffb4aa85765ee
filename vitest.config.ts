import path from "node:path";
import { configDefaults, defineConfig } from "vitest/config";

// An odd zone, 5:45 from UTC: code that silently uses the machine's zone fails here.
process.env.TZ = "Asia/Kathmandu";

const root = import.meta.dirname;
const setup = (file: string) => path.join(root, "server/cli/test-setup", file);

export default defineConfig({
  resolve: {
    alias: [
      // Next's guard against server code in the browser throws outside of Next.
      { find: /^(server|client)-only$/, replacement: setup("empty.ts") },
      { find: /^@\//, replacement: `${root}/` },
    ],
  },
  test: {
    exclude: [...configDefaults.exclude, ".next/**", ".baton/**", "e2e/**"],
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Not a measure of speed: properties on a busy machine take their time.
          testTimeout: 30_000,
          include: ["{server,components,app,prisma}/**/*.test.{ts,tsx}", "server/cli/**/*.test.mjs"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["{server,prisma}/**/*.dbtest.ts", "server/cli/**/*.dbtest.mjs"],
          globalSetup: setup("globalDatabase.ts"),
          setupFiles: setup("databasePerFile.ts"),
          testTimeout: 40_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
