import { describe, expect, it } from "vitest";
import { violationsIn } from "./purity.mjs";

describe("purity", () => {
  it.each([
    "const at = Date.now();",
    "const clock = Date.now;",
    "const at = new Date();",
    "const at = Date();",
    "const x = Math.random();",
    "const id = crypto.randomUUID();",
    "const id = globalThis.crypto.randomUUID();",
    "const url = process.env.DATABASE_URL;",
    'const url = process["env"];',
    "const { env } = process;",
    'import { env } from "node:process";',
  ])("catches in the domain: %s", (planted) => {
    expect(violationsIn("server/domain/sla/planted.ts", `${planted}\nexport {};`)).toHaveLength(1);
  });

  it.each([
    "const at = new Date(now);",
    "const at = Date.UTC(2026, 0, 1);",
    "export type Clock = { process: string };",
    "// Date.now() in a comment",
    'const text = "Math.random()";',
  ])("lets through: %s", (fine) => {
    expect(violationsIn("server/domain/sla/fine.ts", fine)).toEqual([]);
  });

  it("names file, line and remedy", () => {
    expect(violationsIn("server/domain/a.ts", "export const x = 1;\nexport const y = Date.now();")).toEqual([
      "server/domain/a.ts:2 Date.now, pass `now` in: the domain is pure",
    ]);
  });

  it("forbids process.env outside env.ts, the command line and configs", () => {
    const reads = "export const url = process.env.DATABASE_URL;";
    expect(violationsIn("server/db/client.ts", reads)).toHaveLength(1);
    expect(violationsIn("app/page.tsx", reads)).toHaveLength(1);
    expect(violationsIn("app/page.tsx", 'export const dev = process.env.NODE_ENV === "development";')).toEqual([]);
    expect(violationsIn("server/env.ts", reads)).toEqual([]);
    expect(violationsIn("server/cli/commands/main.ts", reads)).toEqual([]);
    expect(violationsIn("prisma.config.ts", reads)).toEqual([]);
  });
});
