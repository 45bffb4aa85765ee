import { describe, expect, it } from "vitest";
import { asPersonId } from "../ids";
import type { TicketEvent } from "../ticket/events";
import { prefilled, quotesError, type SaidMessage } from "./prefill";
import { receiverOf } from "./receiver";

const words = {
  answered: (text: string) => `Answered: ${text}`,
  sentArticle: (title: string) => `Sent ${title}`,
  ran: (action: string) => `Ran ${action}`,
};
const assistant = { kind: "assistant", id: null } as const;
const ann = { kind: "person", id: asPersonId("ann") } as const;
const sent = (messageId: string, kind: "reply" | "note", actor: TicketEvent["actor"]): TicketEvent => ({
  type: "MessageSent",
  at: 1,
  actor,
  data: { messageId, kind },
});
const said = (id: string, kind: SaidMessage["kind"], body: string | null, files: string[] = []): SaidMessage => ({
  id,
  kind,
  body,
  attachments: files.map((file) => ({ id: file })),
});
const inHand = (personId: string, at: number): TicketEvent => ({
  type: "TicketAssigned",
  at,
  actor: ann,
  data: { assignmentId: "a", personId, team: "access", tier: 1, via: "offer", offerId: null, reasons: [] },
});

describe("a contract begun from the ticket's history", () => {
  it("tells what was tried by whom, leaving out what was erased", () => {
    const events: TicketEvent[] = [
      { type: "ActionRun", at: 1, actor: assistant, data: { action: "resend", outcome: "done", ms: 9 } },
      sent("m2", "reply", assistant),
      sent("m3", "note", ann),
      sent("m4", "reply", ann),
    ] as TicketEvent[];
    const messages = [said("m2", "reply", "Try\nagain"), said("m3", "note", "Log is clean"), said("m4", "reply", null)];
    expect(prefilled(events, messages, " They want it back. ", words)).toEqual({
      tried: [
        { by: "assistant", what: "Ran resend" },
        { by: "assistant", what: "Answered: Try again" },
        { by: "ann", what: "Log is clean" },
      ],
      wanted: "They want it back.",
      evidence: [],
      note: "",
    });
  });
  it("names the article of an answer, and draws no marks", () => {
    const events = [sent("m2", "reply", assistant), sent("m3", "reply", assistant)];
    const messages: SaidMessage[] = [
      { ...said("m2", "reply", "I am the assistant. Every invoice is at Billing."), article: { title: "Invoices" } },
      { ...said("m3", "reply", "Choose **Talk to a person**, then _wait_ for run_id `x_1`."), format: "markdown" },
    ];
    expect(prefilled(events, messages, "", words).tried.map((step) => step.what)).toEqual([
      "Sent Invoices",
      "Answered: Choose Talk to a person, then wait for run_id x_1.",
    ]);
  });
  it("takes attachments and quoted errors of the customer as evidence, and never more than is kept", () => {
    const messages = [
      said("m1", "inbound", "The log says SYNC-3107 checkpoint mismatch", ["f1"]),
      said("m2", "inbound", "It is broken"),
      said("m3", "note", "TypeError: x is undefined", ["f2"]),
    ];
    expect(prefilled([], messages, "", words).evidence).toEqual([
      { kind: "message", id: "m1" },
      { kind: "attachment", id: "f1" },
    ]);
    const many = Array.from({ length: 30 }, (_, i) => sent(`n${i}`, "note", ann));
    const notes = many.map((_, i) => said(`n${i}`, "note", "x".repeat(900)));
    const { tried, wanted } = prefilled(many, notes, "w".repeat(5_000), words);
    expect(tried).toHaveLength(20);
    expect(Math.max(...tried.map((s) => s.what.length), wanted.length - 500)).toBeLessThanOrEqual(500);
  });
  it.each([
    ["It stops with 'unexpected quote'", true],
    ["TypeError: x is undefined", true],
    ["We get 502 Bad Gateway", true],
    ["I have 500 users and an invoice from 2024", false],
    ["please help", false],
  ])("%s", (text, is) => expect(quotesError(text)).toBe(is));
});

it("finds who got a handoff: whoever had the ticket next", () => {
  const events = [inHand("ann", 1), inHand("bob", 5), inHand("cleo", 9)];
  expect([0, 2, 5, 9, 10].map((at) => receiverOf(events, at))).toEqual(["ann", "bob", "bob", "cleo", null]);
});
