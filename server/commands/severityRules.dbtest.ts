import { beforeAll, expect, it } from "vitest";
import { openDesk, testPolicy, write } from "../cli/test-setup/desk";
import { db } from "../db/client";
import type { DecisionFacts, DecisionResult } from "../domain/decision/decide";
import { systemActor } from "../domain/vocabulary";
import { publishPolicy } from "./publishPolicy";

const decisionOf = async (text: string) => {
  const { ticketId } = await write(text);
  const row = await db.decision.findFirstOrThrow({ where: { ticketId } });
  const { understanding } = row.facts as unknown as DecisionFacts;
  return { severity: understanding!.signals.severity, result: row.result as unknown as DecisionResult };
};

beforeAll(async () => {
  const { lead } = await openDesk();
  const document = testPolicy(lead, (p) => {
    p.severity.rules = [{ id: "plant", words: ["plant stands still"], severity: 0.9 }];
    p.gates.signals.severity = 0.85;
  });
  await publishPolicy({ document, note: "test", actor: systemActor, origin: "system" });
});

it("a desk's own words make a message severe, with them as evidence, and close its gate", async () => {
  const { severity, result } = await decisionOf("Please help with my invoice: our Plant stands still.");
  expect(severity.value).toBe(0.9);
  expect(severity.evidence).toHaveLength(1);
  expect(result.reasons).toContainEqual({ code: "gateSeverity", params: { value: 0.9, limit: 0.85 } });
  const plain = await decisionOf("Please help with my invoice.");
  expect(plain.severity.value).toBe(0);
  expect(plain.result.reasons.map((r) => r.code)).not.toContain("gateSeverity");
});
