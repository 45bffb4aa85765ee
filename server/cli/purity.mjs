// Two rules that need the syntax tree: the domain reads no clock, no chance and no environment, and process.env is
// read in server/env.ts only.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const FOLDERS = ["app", "components", "server", "prisma", "e2e", "."];
const SKIPPED = /(^|\/)(node_modules|\.[^/]+|generated|test-results|playwright-report)$/;
const FEWEST_FILES = 240;

// Tests set variables for what they test; the command line and the configs run before there is an environment to check.
const MAY_READ_ENV =
  /^server\/env\.ts$|^server\/cli\/|^prisma\/tools\/|^e2e\/|^[^/]+\.config\.m?ts$|\.(test|dbtest)\.tsx?$/;
const DOMAIN = /^server\/domain\/(?!.*\.test\.tsx?$)/;
const IMPURE = {
  "Date.now": "pass `now` in",
  "Math.random": "pass a seeded generator in",
  "crypto.randomUUID": "pass the id in",
  "crypto.getRandomValues": "pass a seeded generator in",
  "performance.now": "pass `now` in",
};

/** The violations in one file, as `file:line what is wrong`. */
export function violationsIn(file, text) {
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found = [];
  const report = (node, what) =>
    found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`);
  const visit = (node) => {
    if (!MAY_READ_ENV.test(file) && readsEnvironment(node) && !isBuildConstant(node, file))
      report(node, "process.env: read it through server/env.ts");
    if (DOMAIN.test(file)) {
      const impure = impurityOf(node);
      if (impure) report(node, `${impure}: the domain is pure`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

// Any use of `process` but process.other: process.env, process["env"], const { env } = process.
function readsEnvironment(node) {
  if (ts.isImportDeclaration(node)) return /^(node:)?process$/.test(node.moduleSpecifier.text);
  if (!ts.isIdentifier(node) || node.text !== "process") return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent))
    return parent.expression === node ? parent.name.text === "env" : parent.expression.getText() === "globalThis";
  if (ts.isTypeQueryNode(parent) || ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return false;
  return ts.isElementAccessExpression(parent) || ts.isVariableDeclaration(parent) || ts.isCallExpression(parent);
}

/** `process.env.NODE_ENV` in what is built for the browser is a constant of the build, not the environment. */
function isBuildConstant(node, file) {
  const access = node.parent?.parent;
  return (
    /^(app|components)\/|^proxy\.ts$/.test(file) &&
    ts.isPropertyAccessExpression(access) &&
    access.name.text === "NODE_ENV"
  );
}

function impurityOf(node) {
  if (ts.isPropertyAccessExpression(node)) {
    const name = `${node.expression.getText().replace(/^globalThis\./, "")}.${node.name.text}`;
    return IMPURE[name] && `${name}, ${IMPURE[name]}`;
  }
  if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length)
    return "new Date() without an argument, pass `now` in";
  if (ts.isCallExpression(node) && node.expression.getText() === "Date") return "Date(), pass `now` in";
  return undefined;
}

function sourcesBelow(folder) {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const relative = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return folder === "." || SKIPPED.test(relative) ? [] : sourcesBelow(relative);
    return /\.(ts|tsx|mts)$/.test(entry.name) && !/\.d\.m?ts$/.test(entry.name) && !entry.name.startsWith(".")
      ? [relative]
      : [];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = [...new Set(FOLDERS.flatMap(sourcesBelow))];
  const violations = files.flatMap((file) => violationsIn(file, readFileSync(path.join(ROOT, file), "utf8")));
  for (const violation of violations) console.log(violation);
  const tooFew = files.length < FEWEST_FILES;
  if (tooFew)
    console.log(
      `Only ${files.length} files were read, and at least ${FEWEST_FILES} should be there: the check itself is broken.`,
    );
  else console.log(`${files.length} files read, ${violations.length} violations`);
  process.exit(violations.length || tooFew ? 1 : 0);
}
