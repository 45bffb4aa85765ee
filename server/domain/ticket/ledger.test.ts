import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyWay, type Life } from "@/server/cli/test-setup/lives";
import { decide, decision, offer, Played, person, plainRules, queue, queued } from "@/server/cli/test-setup/tickets";
import type { TicketEvent } from "./events";
import { isUnderstoodAnew } from "./ledger";
import type { TicketCommand } from "./lifecycle";

const lastResort = "support";
/** The team that an event gives the ticket to. */
function given(e: TicketEvent): string | null {
  switch (e.type) {
    case "TicketQueued":
    case "AssistantTookOver":
    case "OfferMade":
    case "TicketAssigned":
      return e.data.team;
    case "TicketEscalated":
      return e.data.toTeam;
    default:
      return null;
  }
}

/** Who has released the ticket, told from its history alone and not from its state. */
function toldLedger() {
  const released = new Set<string>();
  const by = new Map<string, string>();
  let team: string | null = null;
  let offeredIn: string | null = null;
  let issueType: string | null = null;
  let types = "";
  return {
    released,
    read(e: TicketEvent) {
      if (e.type === "OfferMade") offeredIn = e.data.team;
      if (e.type === "OfferDeclined" && e.data.reason === "wrongTeam") released.add(offeredIn!);
      if (e.type === "TicketDecided") {
        const now = e.data.candidates.flatMap((c) => (c.probability >= 0.1 ? [c.issueType] : [])).join();
        if (e.data.issueType !== issueType || now !== types) released.clear();
        [issueType, types] = [e.data.issueType, now];
      }
      if (e.type === "TicketCorrected") {
        const isRetyped = e.data.issueType !== issueType;
        if (isRetyped) released.clear();
        if (e.data.releases) {
          expect(e.data.releases).toBe(team);
          if (!released.has(e.data.releases)) by.set(e.data.correctionId, e.data.releases);
          released.add(e.data.releases);
        } else if (!isRetyped && e.data.restores && by.get(e.data.correctionId) === e.data.restores)
          released.delete(e.data.restores);
        issueType = e.data.issueType;
      }
      if (e.type === "TicketUnowned") team = null;
      else team = e.type === "OfferMade" ? team : (given(e) ?? team);
    },
  };
}

function play(life: Life, hopLimit: number): Played {
  const played = new Played(plainRules, { hopLimit, lastResort });
  let minute = 0;
  for (const { wait, command, actor } of life) {
    minute += wait;
    played.do(minute, command(played, minute), actor);
  }
  return played;
}

describe("whatever commands come in whatever order", () => {
  it("no team gets a ticket that it released, unless it is understood anew; the last resort excepted", () => {
    let gifts = 0;
    fc.assert(
      fc.property(anyWay, (life) => {
        const ledger = toldLedger();
        for (const e of play(life, 20).events) {
          const team = given(e);
          if (team !== null && team !== lastResort) {
            gifts += ledger.released.size > 0 ? 1 : 0;
            expect([...ledger.released]).not.toContain(team);
          }
          ledger.read(e);
        }
      }),
      { numRuns: 800 },
    );
    expect(gifts).toBeGreaterThan(100); // the property is not empty
  });

  it("a ticket changes teams at most as often as the limit says, and the last time to the last resort", () => {
    let ends = 0;
    fc.assert(
      fc.property(anyWay, fc.integer({ min: 1, max: 4 }), (life, hopLimit) => {
        const { ticket: t } = play(life, hopLimit);
        expect(t.hops).toBeLessThanOrEqual(hopLimit);
        if (t.hops === hopLimit && t.queue) {
          ends++;
          expect(t.queue.team).toBe(lastResort);
        }
      }),
      { numRuns: 400 },
    );
    expect(ends).toBeGreaterThan(20);
  });
});

describe("the ledger", () => {
  const decline = (p: Played, personId = "p1"): TicketCommand => ({
    do: "decline",
    offerId: p.ticket.offer!.id,
    personId,
    reason: "wrongTeam",
  });
  const declined = () => {
    const p = queued();
    p.do(1, offer("p1", 5));
    p.do(2, decline(p), person("p1"));
    return p;
  };
  const correct = (team: string, more: object = {}): TicketCommand => ({
    do: "correct",
    correctionId: "c1",
    undoes: false,
    issueType: "invoice",
    place: { team, tier: 1 },
    minTier: 1,
    isKept: false,
    reasons: [],
    ...more,
  });

  it("refuses a team that has released the ticket, in every way", () => {
    const p = declined();
    expect(p.ticket.barredTeams).toEqual(["billing"]);
    p.do(2, queue("data"));
    const ways: TicketCommand[] = [
      queue("billing"),
      { do: "offer", personId: "p2", team: "billing", tier: 1, expiresAt: 9e15, reasons: [] },
      { do: "assign", personId: "p2", team: "billing", tier: 1, via: "manual", reasons: [] },
      { do: "assign", personId: "p2", team: "billing", tier: 1, via: "alarm", reasons: [] },
      { do: "assist", lane: "review", team: "billing", tier: 1, dueAt: 0, reasons: [] },
      { do: "escalate", toTeam: "billing", toTier: 2, reason: "stuck", reasons: [] },
      correct("billing"),
    ];
    for (const way of ways) expect([way.do, p.do(3, way)]).toEqual([way.do, "releasedBefore"]);
    p.do(4, { do: "liftBars" });
    p.do(4, { do: "resolve" });
    p.do(4, { do: "reopen" });
    expect(p.do(5, queue("billing"))).toBe("releasedBefore");
  });

  it("forgets when the ticket is understood anew, and not before", () => {
    const p = declined();
    p.do(3, decide);
    expect(p.do(3, queue("billing"))).toBe("releasedBefore");
    p.do(4, { ...decide, result: decision({ candidates: [{ issueType: "data-sync", probability: 0.4 }] }) });
    expect(p.do(4, queue("billing"))).toBeNull();
  });

  it("forgets when a person puts the issue type right", () => {
    const p = declined();
    expect(p.do(3, correct("billing", { issueType: "refund" }))).toBeNull();
    expect(p.ticket.queue?.team).toBe("billing");
  });

  it("counts a corrected team as released by the former one, until the correction is taken back", () => {
    const p = queued();
    p.do(1, correct("data"));
    expect(p.ticket).toMatchObject({ queue: { team: "data" }, barredTeams: ["billing"] });
    expect(p.do(2, correct("billing", { correctionId: "c2" }))).toBe("releasedBefore");
    expect(p.do(3, correct("billing", { undoes: true, restores: "billing" }))).toBeNull();
    expect(p.ticket).toMatchObject({ queue: { team: "billing" }, barredTeams: [] });
  });

  it("counts the former team as having released it under the new understanding too", () => {
    const p = queued();
    p.do(1, correct("data", { issueType: "data-sync" }));
    expect(p.ticket).toMatchObject({ issueType: "data-sync", queue: { team: "data" }, barredTeams: ["billing"] });
    expect(p.do(2, queue("billing"))).toBe("releasedBefore");
    expect(p.do(3, correct("billing", { undoes: true, restores: "billing" }))).toBeNull();
    expect(p.ticket).toMatchObject({ queue: { team: "billing" }, barredTeams: [] });
  });

  it("keeps a corrected ticket where it is when it has changed teams often enough", () => {
    const p = new Played(plainRules, { hopLimit: 1, lastResort });
    p.do(0, decide);
    p.do(0, queue());
    expect(p.do(1, queue("data"))).toBe("hopLimit");
    expect(p.do(1, correct("data"))).toBeNull();
    expect(p.ticket).toMatchObject({ queue: { team: "billing" }, hops: 0, barredTeams: [] });
    expect(p.do(2, queue(lastResort))).toBeNull();
    expect(p.do(3, queue("data"))).toBe("hopLimit");
  });

  it.each([
    ["the same", { issueType: "a", candidates: [{ issueType: "a", probability: 0.9 }] }, false],
    ["surer of the same", { issueType: "a", candidates: [{ issueType: "a", probability: 0.5 }] }, false],
    ["a remote chance more", { issueType: "a", candidates: [{ issueType: "b", probability: 0.05 }] }, true],
    ["another candidate", { issueType: "a", candidates: [{ issueType: "b", probability: 0.4 }] }, true],
    ["another issue type", { issueType: "b", candidates: [{ issueType: "a", probability: 0.9 }] }, true],
  ])("%s: understood anew is %s", (_, now, expected) => {
    expect(isUnderstoodAnew({ issueType: "a", candidates: [{ issueType: "a", probability: 0.9 }] }, now)).toBe(
      expected,
    );
  });
});
