import { defineConfig } from "@playwright/test";
import { findChromium } from "./server/cli/lib/chromium.mjs";

export default defineConfig({
  testDir: "e2e",
  // One worker takes the projects in this order: what fills the desk comes last.
  projects: [
    { name: "desk", testMatch: "**/*.spec.ts", testIgnore: "**/flood.spec.ts" },
    { name: "flood", testMatch: "**/flood.spec.ts" },
  ],
  globalSetup: "./e2e/support/globalSetup.ts",
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  reporter: "list",
  use: {
    // What does not happen in this time never does: no test waits for its end to say so.
    actionTimeout: 30_000,
    // Set by the global setup, which runs before this value is read in the test's process.
    baseURL: process.env.E2E_URL_A,
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: findChromium(),
      // Chromium's sandbox does not run as root, and /dev/shm is small in containers.
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    },
    // Recording every test would cost two cores more than the tests themselves.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
  },
});
