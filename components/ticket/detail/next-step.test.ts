import { describe, expect, it } from "vitest";
import type { Access } from "./access";
import { nextStepOf } from "./next-step";
import type { TicketDetail } from "./types";

type Ticket = TicketDetail["ticket"];
const held = { status: "open", assignment: { personId: "me" }, firstHumanReplyAt: 1, unansweredSince: null };
const next = (more: object, isMine = true) =>
  nextStepOf({ ticket: { ...held, ...more } as unknown as Ticket }, { isMine, isOfferedToMe: false } as Access);

describe("what should happen next on a ticket that somebody has", () => {
  it("waits for whom it waits", () => {
    expect(next({ status: "waiting", waitingFor: "customer" })).toBe("waitForCustomer");
    expect(next({ status: "waiting", waitingFor: "thirdParty" })).toBe("waitForThirdParty");
    expect(next({ status: "waiting", waitingFor: "thirdParty" }, false)).toBe("heldByOther");
  });
  it("waits for an approval once nothing else is owed", () => {
    const approval = { id: "a" };
    expect(next({ approval })).toBe("waitForApproval");
    expect(next({ approval, unansweredSince: 5 })).toBe("answer");
    expect(next({ approval: null })).toBe("finish");
  });
});
