// npm test: checks, unit, database and end-to-end tests; the last line counts them all.
import { readFileSync } from "node:fs";
import path from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { countCheck, countPlaywright, countVitest, total, words } from "./counting.mjs";
import { ROOT } from "./dataFolder.mjs";
import { Failure } from "./failure.mjs";
import { build, generateClient } from "./productSteps.mjs";
import { say, seconds } from "./progress.mjs";
import { next, prisma, run } from "./run.mjs";
import { installationSecrets } from "./secrets.mjs";
import { isEnding } from "./shutdown.mjs";
import { temporaryDatabase, temporaryFolder } from "./testHelpers.mjs";

const MINUTE = 60_000;
const bin = (file, ...args) => [path.join(ROOT, "node_modules", file), ...args];
const own = (file) => [path.join(ROOT, "server/cli", file)];

const CHECKS = [
  { name: "types", before: next("typegen"), args: bin("typescript/bin/tsc", "--noEmit") },
  { name: "lint", args: bin("@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".") },
  { name: "boundaries", args: own("boundaries.mjs") },
  { name: "purity", args: own("purity.mjs") },
  {
    name: "drift",
    database: true,
    args: prisma(
      "migrate",
      "diff",
      "--from-migrations",
      "prisma/migrations",
      "--to-schema",
      "prisma/schema",
      "--exit-code",
    ),
  },
];

const PARTS = { check: checks, unit, db, e2e };

export async function testCommand([part, ...filter]) {
  if (part && !PARTS[part])
    throw new Failure(`npm test -- ${part}: choose check, unit, db or e2e, or give none for all.`, { exitCode: 2 });
  const context = { filter, folder: temporaryFolder(), database: once(() => temporaryDatabase()) };
  await generateClient();
  const counts = [];
  for (const run of part ? [PARTS[part]] : Object.values(PARTS)) counts.push(...(await run(context)));
  say("");
  for (const { name, took, ...count } of counts) say(`${name.padEnd(12)}${words(count).padEnd(24)}${seconds(took)}`);
  const sum = total(counts);
  say("");
  say(words(sum));
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

async function checks({ filter, database }) {
  const counts = [];
  for (const check of CHECKS) {
    if (filter.length && !filter.includes(check.name)) continue;
    const env = check.database ? { DATABASE_URL: (await database()).url } : {};
    if (check.before) await run(check.before, { env: { NEXT_TELEMETRY_DISABLED: "1" }, timeoutMs: 2 * MINUTE });
    counts.push(
      await suite(check.name, { args: check.args, env, timeoutMs: 5 * MINUTE, quiet: true }, (code) =>
        countCheck(code),
      ),
    );
  }
  return counts;
}

function unit(context) {
  return vitest("unit", context, {}, 15 * MINUTE);
}

async function db(context) {
  const { adminUrl } = await context.database();
  return vitest("db", context, { BATON_TEST_ADMIN_URL: adminUrl }, 30 * MINUTE);
}

async function vitest(project, { filter, folder }, env, timeoutMs) {
  const report = path.join(folder, `${project}.json`);
  const args = bin(
    "vitest/vitest.mjs",
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...filter,
  );
  return [await suite(project, { args, env, timeoutMs }, (code) => countVitest(readReport(report), code))];
}

async function e2e({ filter, folder }) {
  const started = performance.now();
  try {
    const chromium = await ensureChromium();
    // Before the tests' own time begins; any key does, since every page is rendered when asked for.
    await build(installationSecrets(folder));
    const report = path.join(folder, "e2e.json");
    const args = bin("@playwright/test/cli.js", "test", "--reporter=list,json", ...filter);
    // Playwright forces colours on its own workers, which then warn of NO_COLOR.
    const env = {
      ...(process.stdout.isTTY ? {} : { NO_COLOR: undefined, FORCE_COLOR: "0" }),
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    };
    return [
      await suite("e2e", { args, env, timeoutMs: 78 * MINUTE }, (code) => countPlaywright(readReport(report), code)),
    ];
  } catch (error) {
    if (isEnding() || !(error instanceof Failure)) throw error;
    say(error.message);
    return [{ name: "e2e", passed: 0, failed: 1, took: performance.now() - started }];
  }
}

/** Runs one suite with its output streamed (`quiet`: only when it fails) and counts it. */
async function suite(name, { args, env, timeoutMs, quiet = false }, count) {
  say(`\n── ${name}`);
  const started = performance.now();
  const show = (line) => line.startsWith("JSON report written") || say(line);
  const colours = process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" };
  const { code, output, timedOut } = await run(args, {
    env: { ...colours, ...env },
    timeoutMs,
    onLine: quiet ? undefined : show,
  });
  if (isEnding()) throw new Failure("Interrupted.");
  if (quiet && code !== 0) say(output.trimEnd());
  if (timedOut) say(`${name} did not end within ${timeoutMs / MINUTE} minutes and was stopped.`);
  const took = performance.now() - started;
  const counted = { name, ...count(timedOut ? 1 : code), took };
  if (quiet) say(`${counted.failed ? "failed" : "passed"} (${seconds(took)})`);
  return counted;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function once(make) {
  let made;
  return () => {
    made ??= make();
    return made;
  };
}
