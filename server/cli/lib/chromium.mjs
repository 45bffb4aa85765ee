import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { ROOT } from "./dataFolder.mjs";
import { Failure } from "./failure.mjs";
import { step } from "./progress.mjs";
import { run } from "./run.mjs";

const KNOWN = [
  // Draws nothing but the page: on two cores a quarter faster than the whole browser without its window.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A Chromium that is there already: the one named, the system's, or Playwright's own. */
export function findChromium(environment = process.env) {
  const named = environment.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Failure(`CHROMIUM_PATH names ${named}, which is not there.`);
    return named;
  }
  return [...KNOWN, playwrightChromium()].find((file) => file && existsSync(file));
}

/** Finds a Chromium, or gets one: Debian's as root, else Playwright's. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  for (const { what, commands } of ways()) {
    await step(`Installing Chromium (${what})`, async () => {
      for (const [command, ...args] of commands) {
        const { code } = await run(args, {
          command,
          timeoutMs: 10 * 60_000,
          env: { DEBIAN_FRONTEND: "noninteractive" },
        });
        if (code !== 0) break; // the next look says whether it is there all the same
      }
    });
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Failure(
    "The end-to-end tests need Chromium, and it could not be installed: install it (Debian: apt-get install chromium-headless-shell fonts-liberation), or name one by CHROMIUM_PATH.",
  );
}

function ways() {
  const debian = {
    what: "apt-get",
    commands: [
      ["apt-get", "update"],
      ["apt-get", "install", "-y", "chromium-headless-shell", "fonts-liberation"],
    ],
  };
  const playwright = {
    what: "Playwright",
    commands: [[process.execPath, path.join(ROOT, "node_modules/@playwright/test/cli.js"), "install", "chromium"]],
  };
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get") ? [debian, playwright] : [playwright];
}

function playwrightChromium() {
  try {
    return createRequire(import.meta.url)("playwright-core").chromium.executablePath();
  } catch {
    return undefined;
  }
}
