// Checks the arrows of .dependency-cruiser.mjs, and that there was something to check: a cruiser that cannot read
// TypeScript, or is pointed at the wrong folder, finds no violation either.
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { config } from "../../.dependency-cruiser.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const FOLDERS = ["app", "components", "server", "prisma", "e2e", "proxy.ts", "next.config.ts", "prisma.config.ts"];

/** Raise it as the house grows; it may not be above what there is. */
const FEWEST_MODULES = 240;

/** Cruises the sources below `root`; answers how many modules were read and what they violate. */
export async function findViolations(root = ROOT) {
  const before = process.cwd();
  process.chdir(root); // the cruiser resolves its paths against the current folder
  try {
    const { options, forbidden } = config;
    const { output } = await cruise(
      FOLDERS.filter((folder) => existsSync(path.join(root, folder))),
      { ...options, baseDir: root, validate: true, ruleSet: { forbidden } },
      undefined,
      { tsConfig: extractTSConfig(path.join(root, "tsconfig.json")) },
    );
    const modules = output.modules.filter(
      ({ source }) => !/(^|\/)(node_modules|prisma\/generated)\//.test(source) && /\.(ts|tsx|mjs)$/.test(source),
    );
    return { modules: modules.length, violations: output.summary.violations.map(readable) };
  } finally {
    process.chdir(before);
  }
}

function readable({ rule, from, to, cycle }) {
  const comment = config.forbidden.find(({ name }) => name === rule.name)?.comment ?? "";
  const way = cycle ? [from, ...cycle.map((step) => step.name ?? step)].join(" → ") : `${from} → ${to}`;
  return `${rule.name}: ${way}\n    ${comment}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { modules, violations } = await findViolations();
  for (const violation of violations) console.log(violation);
  const tooFew = modules < FEWEST_MODULES;
  if (tooFew)
    console.log(
      `Only ${modules} modules were read, and at least ${FEWEST_MODULES} should be there: the check itself is broken.`,
    );
  else console.log(`${modules} modules read, ${violations.length} violations`);
  process.exit(violations.length || tooFew ? 1 : 0);
}
