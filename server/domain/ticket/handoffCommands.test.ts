import { describe, expect, it } from "vitest";
import { type Played, person, queue, queued } from "@/server/cli/test-setup/tickets";
import type { TicketCommand } from "./lifecycle";
import { lowestAllowed } from "./lowestAllowed";

const escalate: TicketCommand = { do: "escalate", toTeam: "billing", toTier: 2, reason: "stuck", reasons: [] };
const back = (toTier: number): TicketCommand => ({ do: "deescalate", toTier, reason: "tooEarly", reasons: [] });
const disown: TicketCommand = { do: "disown", reason: "misread", reasons: [] };
const types = (p: Played, from: number) =>
  p.events.slice(from).flatMap((e) => (e.type.startsWith("Clock") ? [] : [e.type]));

describe("giving back to a lower tier", () => {
  it("lowers what the history allows, and passes over whoever gave it back", () => {
    const p = queued().accept(1, "p1");
    p.do(2, escalate, person("p1"));
    p.do(3, { do: "assign", personId: "p2", team: "billing", tier: 2, via: "manual", reasons: [] });
    const from = p.events.length;
    const belief = { complexity: 0.25, variance: 0.5 };
    expect(p.do(4, { ...back(1), belief } as TicketCommand, person("p2"))).toBeNull();
    expect(types(p, from)).toEqual(["AssignmentEnded", "TicketDeescalated", "TicketQueued"]);
    expect(p.ticket).toMatchObject({ assignment: null, minTier: 1, queue: { tier: 1 }, barredPeople: ["p2"] });
    expect(p.ticket).toMatchObject({ complexity: 0.25, complexityVariance: 0.5 });
    expect(lowestAllowed(p.events, 1)).toBe(1);
    p.do(5, escalate, person("p1"));
    expect(lowestAllowed(p.events, 1)).toBe(2);
  });
  it("goes down only, and not once it is resolved", () => {
    const p = queued().accept(1, "p1");
    expect(p.do(2, back(1))).toBe("alreadyAtBottom");
    p.do(3, { do: "resolve" });
    expect(p.do(4, back(1))).toBe("alreadyResolved");
    expect(p.do(4, disown)).toBe("alreadyResolved");
  });
});

it("what is not theirs leaves a team for good", () => {
  const p = queued().accept(1, "p1");
  const from = p.events.length;
  expect(p.do(2, disown, person("p1"))).toBeNull();
  expect(types(p, from)).toEqual(["AssignmentEnded", "TicketDisowned"]);
  expect(p.ticket).toMatchObject({ assignment: null, barredTeams: ["billing"] });
  expect(p.do(3, queue("billing"))).toBe("releasedBefore");
  expect(p.do(3, queue("data"))).toBeNull();
});
