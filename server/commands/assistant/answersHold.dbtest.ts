import { beforeAll, describe, expect, it } from "vitest";
import { invoiceText, openAssistantDesk } from "@/server/cli/test-setup/assistantDesk";
import { addPerson, write } from "@/server/cli/test-setup/desk";
import { db } from "../../db/client";
import { forgetAnswers } from "../../db/outcomes";
import { currentPolicy } from "../../db/policies";
import { moveTime } from "../../db/time";
import { showAnswers } from "../../db/views/answers";
import type { DecisionFacts, DecisionResult } from "../../domain/decision/decide";
import { replayDecision } from "../../domain/decision/replay";
import type { PersonId } from "../../domain/ids";
import { rateTicket, reopenTicket } from "../afterResolution";
import { confirmAnswer } from "./customerSays";
import { runAssistant } from "./runAssistant";

let priya: PersonId;
const dayMs = 86_400_000;

beforeAll(async () => {
  await openAssistantDesk();
  priya = await addPerson("Priya", { teams: ["billing"], tier: 1 });
});

/** The assistant answers, and the customer says that it helped. */
async function answered(email?: string): Promise<string> {
  const { ticketId } = await write(invoiceText, email);
  await runAssistant();
  await confirmAnswer(ticketId);
  return ticketId;
}
const verdict = (id: string) => db.reviewOutcome.findUnique({ where: { id } });

describe("the confidence of an issue type's answers", () => {
  const decided = async () => {
    forgetAnswers();
    const { ticketId } = await write(invoiceText);
    const row = await db.decision.findFirstOrThrow({ where: { ticketId }, orderBy: { id: "desc" } });
    return {
      facts: row.facts as unknown as DecisionFacts,
      result: row.result as unknown as DecisionResult,
      engineVersion: row.engineVersion,
    };
  };

  it("is lowered within its bounds when answers do not hold, says why, replays, and rises again as they do", async () => {
    const { result: before } = await decided();
    expect(before.reasons.map((r) => r.code)).not.toContain("answersLowered");
    const ofType = { issueTypeId: "invoice" };
    await db.reviewOutcome.updateMany({ where: ofType, data: { isCorrect: false } });
    const row = await decided();
    const lowered = row.result.reasons.find((r) => r.code === "answersLowered")!;
    const { from, to } = lowered.params as { from: number; to: number };
    expect([from, from - to]).toEqual([row.result.confidence, expect.closeTo(0.15, 10)]);
    expect(row.result.confidence).toBeCloseTo(before.confidence, 5);
    const policy = (await currentPolicy())!;
    expect(replayDecision(row, policy)).toEqual([]);
    expect((await showAnswers(policy)).types[0]).toMatchObject({ id: "invoice", lowered: 0.15 });

    // What a reviewer refused was never sent.
    await db.reviewOutcome.updateMany({ where: ofType, data: { source: "review" } });
    expect((await decided()).result.reasons.map((r) => r.code)).not.toContain("answersLowered");
    await db.reviewOutcome.updateMany({ where: ofType, data: { source: "seed" } });
    expect((await decided()).result.reasons.map((r) => r.code)).toContain("answersLowered");
    await db.reviewOutcome.updateMany({ where: ofType, data: { isCorrect: true } });
    expect((await decided()).result.reasons.map((r) => r.code)).not.toContain("answersLowered");
  });
});

describe("an answer of the assistant that did not hold", () => {
  it("is one that its customer rates badly, until they rate it better", async () => {
    const id = await answered();
    await rateTicket(id, 4, null);
    expect(await verdict(id)).toMatchObject({ isCorrect: true, source: "customer" });
    await rateTicket(id, 2, null);
    expect(await verdict(id)).toMatchObject({ isCorrect: false, source: "rating" });
    await rateTicket(id, 5, null);
    expect(await verdict(id)).toMatchObject({ isCorrect: true, source: "rating" });
  });

  it("is one whose ticket an agent opens again, which is named with who said so", async () => {
    const id = await answered();
    await reopenTicket(id, priya);
    expect(await verdict(id)).toMatchObject({ isCorrect: false, source: "reopened" });
    const { types } = await showAnswers((await currentPolicy())!);
    expect(types.find((t) => t.id === "invoice")!.failed[0]).toMatchObject({ ticketId: id, source: "reopened" });
  });

  it("is one whose customer asks the same again within a week", async () => {
    const id = await answered("again@customer.example");
    const other = await answered("late@customer.example");
    await write("I cannot sign in, the password reset mail never arrives.", "again@customer.example");
    expect(await verdict(id)).toMatchObject({ isCorrect: true });
    await write(invoiceText, "again@customer.example");
    expect(await verdict(id)).toMatchObject({ isCorrect: false, source: "followUp" });
    await moveTime(8 * dayMs);
    await write(invoiceText, "late@customer.example");
    expect(await verdict(other)).toMatchObject({ isCorrect: true, source: "customer" });
  });

  it("says nothing of tickets that the assistant has not answered", async () => {
    const { ticketId } = await write("I cannot sign in, the password reset mail never arrives.");
    await db.ticket.update({ where: { id: ticketId }, data: { status: "resolved", resolvedAt: new Date() } });
    await rateTicket(ticketId, 1, null);
    expect(await verdict(ticketId)).toBeNull();
  });
});
