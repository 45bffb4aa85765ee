import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findViolations } from "./boundaries.mjs";

const PLANTED: Record<string, { files: Record<string, string>; rule: string }> = {
  "the domain imports the database": {
    files: { "server/domain/a.ts": 'import "../db/a";', "server/db/a.ts": "export {};" },
    rule: "domain-is-alone",
  },
  "the domain imports a Node module": {
    files: { "server/domain/b.ts": 'import { readFileSync } from "node:fs"; export const x = readFileSync;' },
    rule: "domain-no-node",
  },
  "the domain imports a package that is not approved": {
    files: { "server/domain/c.ts": 'import pg from "pg"; export const x = pg;' },
    rule: "domain-packages",
  },
  "a command imports Prisma's types": {
    files: {
      "server/commands/d.ts": 'import type { A } from "@/prisma/generated/client"; export type B = A;',
      "prisma/generated/client.ts": "export type A = 1;",
    },
    rule: "prisma-in-db",
  },
  "a router imports Prisma itself": {
    files: { "server/api/o.ts": 'import "@prisma/client";' },
    rule: "prisma-in-db",
  },
  "a command imports trpc": {
    files: { "server/commands/p.ts": 'import "@trpc/server";' },
    rule: "no-framework-inside",
  },
  "a job imports next": { files: { "server/jobs/e.ts": 'import "next/cache";' }, rule: "no-framework-inside" },
  "the database imports a command": {
    files: { "server/db/f.ts": 'import "@/server/commands/f";', "server/commands/f.ts": "export {};" },
    rule: "db-arrows",
  },
  "a command imports a router": {
    files: {
      "server/commands/q.ts": 'import type { Q } from "../api/q"; export type R = Q;',
      "server/api/q.ts": "export type Q = 1;",
    },
    rule: "commands-arrows",
  },
  "a page imports a command": {
    files: { "app/g/page.tsx": 'import "@/server/commands/g";', "server/commands/g.ts": "export {};" },
    rule: "app-arrows",
  },
  "a component imports the database": {
    files: { "components/h.tsx": 'import "@/server/db/h";', "server/db/h.ts": "export {};" },
    rule: "components-arrows",
  },
  "a component runs the api": {
    files: {
      "components/i.tsx": 'import { x } from "@/server/api/i"; export const y = x;',
      "server/api/i.ts": "export const x = 1;",
    },
    rule: "api-types-only",
  },
  "a plain part imports the catalogue": {
    files: { "components/ui/j.tsx": 'import "@/server/domain/j";', "server/domain/j.ts": "export {};" },
    rule: "ui-is-alone",
  },
  "something imports a page": {
    files: { "server/actions/k.ts": 'import "@/app/k/part";', "app/k/part.ts": "export {};" },
    rule: "nobody-imports-app",
  },
  "two modules need each other": {
    files: { "server/db/l.ts": 'import "./m";', "server/db/m.ts": 'import "./l";' },
    rule: "no-cycles",
  },
};
const FINE = {
  "app/n/page.tsx": 'import "@/components/n"; import "@/server/messages/n";',
  "components/n.tsx": 'import type { N } from "@/server/api/n"; import "@/server/actions/n"; export type M = N;',
  "server/api/n.ts": "export type N = 1;",
  "server/actions/n.ts": 'import "@/server/commands/n";',
  "server/commands/n.ts": 'import "../domain/n"; import "../env";',
  "server/domain/n.ts": 'import { z } from "zod"; export const x = z;',
  "server/messages/n.ts": "export {};",
  "server/env.ts": "export {};",
};

let violations: string[] = [];
let root = "";

beforeAll(async () => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), "boundaries-")));
  const files = Object.assign({}, FINE, ...Object.values(PLANTED).map((planted) => planted.files)) as Record<
    string,
    string
  >;
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  symlinkSync(path.resolve(import.meta.dirname, "../../node_modules"), path.join(root, "node_modules"));
  writeFileSync(
    path.join(root, "tsconfig.json"),
    '{"compilerOptions":{"module":"esnext","moduleResolution":"bundler","jsx":"react-jsx","paths":{"@/*":["./*"]}}}',
  );
  ({ violations } = await findViolations(root));
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

it.each(Object.entries(PLANTED))("catches that %s", (_, { files, rule }) => {
  const culprit = Object.keys(files)[0];
  expect(violations.filter((violation) => violation.startsWith(`${rule}: ${culprit}`))).toHaveLength(1);
});

it("lets through what the arrows allow", () => {
  const fine = Object.keys(FINE);
  expect(violations.filter((violation) => fine.some((file) => violation.includes(`: ${file} →`)))).toEqual([]);
});
