import { expect, it } from "vitest";
import type { TeamCrew } from "./by-team";
import { nextChange, rowsOf, stepFrom } from "./rows";
import type { AgentLine } from "./types";

const agent = (id: string, more: Partial<AgentLine> = {}) => ({ id, shift: null, loan: null, ...more }) as AgentLine;
const crew = (id: string, ...agents: AgentLine[]) => ({ team: { id, name: id }, agents }) as TeamCrew;
const rows = rowsOf([crew("access", agent("ann"), agent("bob")), crew("billing", agent("bob"))]);

it("stands people below the head of each team that they work for", () => {
  expect(rows.map((r) => r.key)).toEqual(["access", "access/ann", "access/bob", "billing", "billing/bob"]);
});

it("walks from person to person over the heads, and stays at the ends", () => {
  expect(stepFrom(rows, null, 1)).toBe("access/ann");
  expect(stepFrom(rows, "access/bob", 1)).toBe("billing/bob");
  expect(stepFrom(rows, "billing/bob", 1)).toBe("billing/bob");
  expect(stepFrom(rows, "billing/bob", -1)).toBe("access/bob");
  expect(stepFrom(rows, "access/ann", -1)).toBe("access/ann");
  expect(stepFrom(rows, "access/gone", 1)).toBe("access/ann");
  expect(stepFrom([], null, 1)).toBeNull();
});

it("knows when a shift or a loan next changes who works where", () => {
  const shift = (changesAt: number | null) => ({ isOn: true, changesAt });
  const loan = { until: 50 } as AgentLine["loan"];
  expect(nextChange([agent("a"), agent("b", { shift: shift(null) })])).toBeNull();
  expect(nextChange([agent("a", { shift: shift(90) }), agent("b", { loan, shift: shift(70) })])).toBe(50);
});
