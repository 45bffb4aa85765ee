import { describe, expect, it } from "vitest";
import { asPersonId } from "@/server/domain/ids";
import { accessTo } from "./access";

const me = asPersonId("me");
const dana = asPersonId("dana");
const queue = { team: "access", tier: 1, since: 0 };
const held = (personId: typeof me) => ({ id: "a", personId, team: "access", tier: 1, isBegun: false });
const offered = (personId: typeof me) => ({ id: "o", personId, team: "access", tier: 1, expiresAt: 9 });
const base = { status: "open" as const, queue, offer: null, assignment: null, assistant: null, approval: null };

describe("what a person may do with a ticket", () => {
  it("lets the holder do everything", () => {
    const access = accessTo({ ticket: { ...base, assignment: held(me) }, nextTier: 2 }, me);
    expect(access.isMine).toBe(true);
    expect(Object.values(access.blocked)).toEqual([null, null, null, null]);
  });
  it("leaves others only the note and says who is in the way", () => {
    const { blocked } = accessTo({ ticket: { ...base, assignment: held(dana) }, nextTier: 2 }, me);
    expect(blocked).toEqual({ reply: "held", note: null, escalate: "held", resolve: "held" });
  });
  it("asks for an answer to the offer first", () => {
    const access = accessTo({ ticket: { ...base, offer: offered(me) }, nextTier: 2 }, me);
    expect(access.isOfferedToMe).toBe(true);
    expect(access.blocked.reply).toBe("offeredToYou");
    expect(accessTo({ ticket: { ...base, offer: offered(dana) }, nextTier: 2 }, me).blocked.reply).toBe(
      "offeredElsewhere",
    );
  });
  it("cannot escalate beyond the top, nor what has no queue", () => {
    expect(accessTo({ ticket: { ...base, assignment: held(me) }, nextTier: null }, me).blocked.escalate).toBe("top");
    expect(accessTo({ ticket: { ...base, queue: null }, nextTier: null }, me).blocked.escalate).toBe("notQueued");
  });
  it("lets nobody but leads hand on what nobody has, and the holder alone give it to others", () => {
    const handing = (ticket: typeof base, mayMoveAny: boolean) =>
      accessTo({ ticket, nextTier: 3, handingOn: { mayMoveAny, lowerTiers: [1] } }, me);
    expect(handing(base, false).blocked.escalate).toBe("unassigned");
    expect(handing(base, false).handsOn).toEqual({ deescalate: false, asHolder: false });
    expect(handing(base, true).blocked.escalate).toBeNull();
    expect(handing(base, true).handsOn).toEqual({ deescalate: true, asHolder: false });
    const mine = accessTo({ ticket: { ...base, assignment: held(me) }, nextTier: 2 }, me);
    expect(mine.handsOn).toEqual({ deescalate: false, asHolder: true });
    const theirs = { ticket: { ...base, assignment: held(dana) }, nextTier: 2 };
    const asLead = accessTo({ ...theirs, handingOn: { mayMoveAny: true, lowerTiers: [1] } }, me);
    expect(asLead.handsOn).toEqual({ deescalate: false, asHolder: false });
    expect(asLead.blocked.escalate).toBe("held");
  });
  it("lets everybody take a ticket from the assistant, but not answer beside it", () => {
    const assistant = { lane: "review" as const, step: "reviewing" as const, turns: 0, dueAt: 9, draftId: "d" };
    const access = accessTo({ ticket: { ...base, assistant }, nextTier: 2 }, me);
    expect(access.canTakeOver).toBe(true);
    expect(access.blocked.reply).toBe("withAssistant");
    expect(accessTo({ ticket: { ...base, assistant, assignment: held(dana) }, nextTier: 2 }, me).canTakeOver).toBe(
      false,
    );
    expect(accessTo({ ticket: { ...base, assistant, status: "resolved" }, nextTier: 2 }, me).canTakeOver).toBe(false);
  });
  it("blocks a resolved ticket, save for notes", () => {
    const { blocked } = accessTo({ ticket: { ...base, status: "resolved" }, nextTier: 2 }, me);
    expect(blocked).toEqual({ reply: "done", note: null, escalate: "done", resolve: "done" });
  });
  it("lets the holder alone ask for approval, once at a time, and say that it waits for others", () => {
    const mine = { ...base, assignment: held(me) };
    const approval = { id: "r", kind: "refund" as const, askedId: null, needs: "lead" as const, since: 0 };
    const may = (ticket: typeof mine) => accessTo({ ticket, nextTier: 2 }, me).authority;
    expect(may(mine)).toEqual({ asks: true, waits: true });
    expect(accessTo({ ticket: { ...mine, approval }, nextTier: 2 }, me).authority).toEqual({
      asks: false,
      waits: true,
    });
    expect(may({ ...mine, assignment: held(dana) })).toEqual({ asks: false, waits: false });
    expect(accessTo({ ticket: base, nextTier: 2 }, me).authority).toEqual({ asks: false, waits: false });
  });
});
