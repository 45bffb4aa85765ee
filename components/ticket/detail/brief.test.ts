import { describe, expect, it } from "vitest";
import { reason } from "@/server/domain/reasons";
import type { TicketEvent, TicketEventBody } from "@/server/domain/ticket/events";
import { type Actor, assistantActor, systemActor } from "@/server/domain/vocabulary";
import { firstSentences, triedSoFar, whyAssistant } from "./brief";

describe("firstSentences", () => {
  it("keeps a short message whole, in one line", () => {
    expect(firstSentences("We cannot\n\nsign in.")).toBe("We cannot sign in.");
  });
  it("ends with a whole sentence", () => {
    const text = `The sync stopped on Monday. We tried twice. ${"Then we waited for a very long time ".repeat(9)}`;
    expect(firstSentences(text, 60)).toBe("The sync stopped on Monday. We tried twice.");
  });
  it("cuts one endless sentence between words", () => {
    const cut = firstSentences("word ".repeat(100), 52);
    expect(cut).toBe(`${"word ".repeat(10).trim()}…`);
  });
  it("cuts text without any space", () => {
    expect(firstSentences("x".repeat(500), 100)).toHaveLength(101);
  });
});

const maya: Actor = { kind: "person", id: "maya" };
const by = (actor: Actor, ...bodies: TicketEventBody[]): TicketEvent[] =>
  bodies.map((body) => ({ ...body, at: 0, actor }) as TicketEvent);
const sent = (messageId: string): TicketEventBody => ({ type: "MessageSent", data: { messageId, kind: "reply" } });
const took: TicketEventBody = {
  type: "AssistantTookOver",
  data: { lane: "autonomous", team: "billing", tier: 1, dueAt: 0, reasons: [reason("assistantAnswers")] },
};
const handedOver: TicketEventBody = {
  type: "AssistantHandedOver",
  data: { lane: "autonomous", reasons: [reason("assistantObjected")] },
};

const assigned = (personId: string): TicketEventBody => ({
  type: "TicketAssigned",
  data: { assignmentId: "a", personId, team: "billing", tier: 1, via: "alarm", offerId: null, reasons: [] },
});

describe("what was tried", () => {
  it("says of nobody that they worked on it before they did something", () => {
    const given = by(systemActor, assigned("maya"));
    expect(triedSoFar(given)).toMatchObject({ people: [], holder: "maya" });
    const taken = by(maya, assigned("maya"), {
      type: "ClockStopped",
      data: { clockId: "c", metric: "acceptance", outcome: "met" },
    });
    expect(triedSoFar(taken)).toMatchObject({ people: [], holder: "maya" });
    expect(triedSoFar([...given, ...by(maya, sent("1"))])).toMatchObject({ people: ["maya"], holder: null });
    const ended: TicketEventBody = {
      type: "AssignmentEnded",
      data: { assignmentId: "a", personId: "maya", why: "escalated" },
    };
    expect(triedSoFar([...given, ...by(maya, ended)])).toMatchObject({ people: ["maya"], holder: null });
    expect(triedSoFar([...given, ...by(systemActor, ended)])).toMatchObject({ people: [], holder: null });
  });
  it("tells the assistant's answers, its action and why it handed over apart from what people did", () => {
    const events = [
      ...by(
        assistantActor,
        took,
        { type: "ActionRun", data: { action: "resend", outcome: "done", ms: 5 } },
        sent("1"),
        handedOver,
      ),
      ...by(maya, sent("2")),
    ];
    const { assistant, replies } = triedSoFar(events);
    expect(assistant.answers).toBe(1);
    expect(assistant.action).toEqual({ id: "resend", outcome: "done" });
    expect(assistant.handedOver?.code).toBe("assistantObjected");
    expect(replies).toBe(1);
  });
  it("counts an approved draft as the assistant's, not as a person's own reply", () => {
    const settled: TicketEventBody = {
      type: "DraftSettled",
      data: { draftId: "d", state: "edited", messageId: "1", reason: null },
    };
    const { assistant, replies } = triedSoFar(by(maya, settled, sent("1")));
    expect([assistant.approved, replies]).toEqual([1, 0]);
  });
  it("says why the assistant has it, as long as it has it", () => {
    expect(whyAssistant(by(assistantActor, took)).map((r) => r.code)).toEqual(["assistantAnswers"]);
    expect(whyAssistant(by(assistantActor, took, handedOver))).toEqual([]);
    expect(triedSoFar(by(assistantActor, took, handedOver, took)).assistant.handedOver).toBeNull();
  });
});
