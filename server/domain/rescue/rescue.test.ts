import { describe, expect, it } from "vitest";
import { at, opened } from "@/server/cli/test-setup/tickets";
import { asTicketId, type PersonId } from "../ids";
import { foldTicket, type Ticket } from "../ticket/ticket";
import type { Absence, Presence } from "../vocabulary";
import { absenceOf, type Passage, passageOf } from "./absence";
import { dueHandoff, type RescueRules, rescueOf, toLead } from "./rescue";

const mira = "mira" as PersonId;
const lena = "lena" as PersonId;
const rules: RescueRules = { handoffMinutes: 15, mostRescues: 2, lastResort: null };
const held = (more: Partial<Ticket> = {}, isBegun = false): Ticket => ({
  ...foldTicket(asTicketId("t"), []),
  queue: { team: "billing", tier: 1, since: opened },
  assignment: { id: "a", personId: mira, team: "billing", tier: 1, isBegun },
  ...more,
});

describe("who can be counted on", () => {
  const there = { isDisabled: false, presence: "online" as Presence, isSilent: false, isOnShift: true };
  it.each([
    ["somebody who is there", {}, null],
    ["also on a break", { presence: "break" as Presence }, null],
    [
      "not whoever went offline, whatever else is",
      { presence: "offline" as Presence, isSilent: true, isOnShift: false },
      "offline",
    ],
    ["not whoever fell silent", { isSilent: true, isOnShift: false }, "heartbeat"],
    ["not after the shift", { isOnShift: false }, "shiftEnd"],
    ["not with an account that is shut", { isDisabled: true, presence: "offline" as Presence }, "disabled"],
  ])("%s", (_, facts, why) => {
    expect(absenceOf({ ...there, ...facts })).toBe(why);
  });

  it.each<[string, Absence | null, Absence | null, Passage | null]>([
    ["who has gone is rescued", null, "heartbeat", "rescue"],
    ["also once their shift is over", null, "shiftEnd", "rescue"],
    ["and again when their browser falls silent after that", "shiftEnd", "heartbeat", "rescue"],
    ["or when they go offline after it", "shiftEnd", "offline", "rescue"],
    ["who works without being online and falls silent as well", "offline", "heartbeat", "rescue"],
    ["who is heard again after their shift has lost nothing more", "heartbeat", "shiftEnd", "note"],
    ["nor has who comes online outside of their hours", "signedOut", "shiftEnd", "note"],
    ["who was silent for long goes offline, and that is all", "heartbeat", "offline", null],
    ["who has signed out is offline too", "signedOut", "offline", null],
    ["who is there again is back", "shiftEnd", null, "back"],
    ["the same as before is nothing new", "heartbeat", "heartbeat", null],
    ["an account that is shut is, whatever was before", "heartbeat", "disabled", "rescue"],
  ])("%s", (_, was, is, passage) => {
    expect(passageOf(was, is)).toBe(passage);
  });
});

describe("the work of somebody who is not there any more", () => {
  it("goes back at once where they have not begun", () => {
    expect(rescueOf(held(), "heartbeat", rules, opened)).toEqual({
      kind: "return",
      commands: [{ do: "rescue", absence: "heartbeat" }],
    });
  });

  it("asks to be handed off where they have, once", () => {
    const begun = held({}, true);
    expect(rescueOf(begun, "shiftEnd", rules, opened)).toEqual({
      kind: "ask",
      commands: [{ do: "askHandoff", absence: "shiftEnd", dueAt: at(15) }],
    });
    const asked = { ...begun, handoff: { absence: "shiftEnd" as const, dueAt: at(15) } };
    expect(rescueOf(asked, "heartbeat", rules, opened)).toEqual({ kind: "leave" });
  });

  it("goes back all at once when an account is shut", () => {
    expect(rescueOf(held({}, true), "disabled", rules, opened).kind).toBe("return");
  });

  it("stays with the named owner of the last resort, who may be offline", () => {
    expect(rescueOf(held(), "offline", { ...rules, lastResort: mira }, opened)).toEqual({ kind: "leave" });
  });

  it("is nothing where nobody has it", () => {
    expect(rescueOf({ ...held(), assignment: null }, "offline", rules, opened)).toEqual({ kind: "leave" });
  });

  it("goes to a lead once it was taken back often enough", () => {
    const often = held({ rescues: 2 });
    expect(rescueOf(often, "offline", rules, opened)).toEqual({ kind: "toLead" });
    const [taken, given] = toLead(often, "offline", lena);
    expect(taken).toMatchObject({ do: "rescue", reasons: [{ code: "rescuedOften", params: { times: 2 } }] });
    expect(given).toMatchObject({ do: "assign", personId: lena, team: "billing", tier: 1, via: "rescue" });
  });

  it("goes back once more where no lead is there, rather than stay with somebody who is not", () => {
    expect(toLead(held({ rescues: 2 }), "offline", undefined)).toHaveLength(1);
    expect(toLead(held({ rescues: 2 }), "offline", mira)).toHaveLength(1);
  });
});

describe("a handoff that was asked for", () => {
  const asked = held({ handoff: { absence: "shiftEnd", dueAt: at(15) } }, true);

  it("has its time", () => {
    expect(dueHandoff(asked, rules, at(15) - 1)).toEqual({ kind: "leave" });
    expect(dueHandoff(asked, rules, at(15))).toEqual({
      kind: "return",
      commands: [{ do: "rescue", absence: "shiftEnd" }],
    });
  });

  it("keeps the ticket with them while it waits for the customer, however long", () => {
    expect(dueHandoff({ ...asked, status: "waiting", waitingFor: "customer" }, rules, at(9000))).toEqual({
      kind: "leave",
    });
  });

  it("goes to a lead where the ticket was taken back often enough", () => {
    expect(dueHandoff({ ...asked, rescues: 2 }, rules, at(15))).toEqual({ kind: "toLead" });
  });
});
