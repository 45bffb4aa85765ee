import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyLife, type Life } from "@/server/cli/test-setup/lives";
import { at, decide, opened, Played, targetMinutes } from "@/server/cli/test-setup/tickets";
import { isOpen } from "../sla/clock";
import { foldTicket } from "./ticket";

/** Plays a life and lets `look` see the ticket after each command. */
function play(life: Life, look: (p: Played, minute: number) => void) {
  const played = new Played();
  played.do(0, decide);
  let minute = 0;
  for (const { wait, command, actor } of life) {
    minute += wait;
    const before = played.ticket;
    const count = played.events.length;
    const refusal = played.do(minute, command(played, minute), actor);
    if (refusal) {
      expect(played.ticket).toBe(before);
      expect(played.events).toHaveLength(count);
    }
    look(played, minute);
  }
  return played;
}

describe("whatever commands come in whatever order", () => {
  it("a ticket has one owner at most, and none only where that was said", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        play(life, ({ ticket: t, events }) => {
          const is = (type: string) => events.findLastIndex((e) => e.type === type);
          if (t.assignment) {
            expect(t.offer).toBeNull();
            expect(t.queue).toMatchObject({ team: t.assignment.team, tier: t.assignment.tier });
          }
          if (t.status === "resolved" || t.mergedInto)
            expect([t.assignment, t.offer, t.assistant]).toEqual([null, null, null]);
          if (t.assistant) {
            expect([t.assignment, t.offer]).toEqual([null, null]);
            expect(t.queue).not.toBeNull();
            expect(t.assistant.draftId !== null).toBe(
              t.assistant.step === "reviewing" || (t.assistant.step === "acting" && t.assistant.lane === "review"),
            );
          }
          expect(t.mergedInto !== null).toBe(t.status === "closed");
          if (t.queue === null) {
            expect(t.assignment).toBeNull();
            expect(is("TicketUnowned")).toBeGreaterThanOrEqual(is("TicketQueued"));
            expect(is("TicketUnowned")).toBeGreaterThanOrEqual(is("TicketAssigned"));
            expect(is("TicketUnowned")).toBeGreaterThanOrEqual(is("AssistantTookOver"));
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it("assignments and offers begin and end in turn", () => {
    const bracketed = (types: string[], begins: string, ends: string[]) => {
      let active = 0;
      for (const type of types) {
        if (type === begins) active++;
        if (ends.includes(type) && active > 0) active--;
        expect(active).toBeLessThanOrEqual(1);
      }
    };
    fc.assert(
      fc.property(anyLife, (life) => {
        const types = play(life, () => {}).events.map((e) => e.type);
        bracketed(types, "TicketAssigned", ["AssignmentEnded"]);
        bracketed(types, "DraftMade", ["DraftSettled"]);
        bracketed(types, "OfferMade", ["OfferDeclined", "OfferExpired", "OfferWithdrawn", "TicketAssigned"]);
      }),
      { numRuns: 300 },
    );
  });

  it("its events alone rebuild it", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        play(life, ({ ticket, events }) => expect(foldTicket(ticket.id, events)).toEqual(ticket));
      }),
    );
  });

  it("its clocks are told truly: no alarm twice, none early or late, no end without a beginning", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const { ticket, events } = play(life, () => {});
        for (const c of ticket.clocks) {
          const mine = events.filter(
            (e) => e.type.startsWith("Clock") && "clockId" in e.data && e.data.clockId === c.id,
          );
          const alarms = mine.flatMap((e) =>
            e.type === "ClockWarned" ? [e.data.fraction] : e.type === "ClockBreached" ? [1] : [],
          );
          expect(alarms).toEqual([0.5, 0.75, 0.9, 1].slice(0, alarms.length));
          let used = 0;
          let since: number | null = null;
          for (const e of mine) {
            if (e.type === "ClockStarted" || e.type === "ClockResumed") since = e.at;
            if ((e.type === "ClockPaused" || e.type === "ClockStopped") && since !== null) {
              used += e.at - since!;
              since = null;
            }
            const fraction = e.type === "ClockWarned" ? e.data.fraction : e.type === "ClockBreached" ? 1 : null;
            if (fraction !== null) {
              expect(used + e.at - since!).toBe(fraction * targetMinutes[c.metric] * 60_000);
            }
          }
          expect(mine[0]!.type).toBe("ClockStarted");
          // A merge that was taken back lets the clock go on: what ended it then is no end.
          const ends = mine.slice(mine.findLastIndex((e) => e.type === "ClockResumed") + 1);
          const stops = ends.filter((e) => e.type === "ClockStopped");
          expect(stops).toHaveLength(isOpen(c) ? 0 : 1);
          if (stops[0]) expect(mine.at(-1)).toBe(stops[0]);
          if (stops[0]) expect(c.state === "late").toBe(alarms.length === 4);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("at most one clock of a metric is open, and none once it is resolved", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        play(life, ({ ticket: t }) => {
          const open = t.clocks.filter(isOpen).map((c) => c.metric);
          expect(new Set(open).size).toBe(open.length);
          if (t.status === "resolved" || t.mergedInto) expect(open).toEqual([]);
          if (t.status === "waiting") {
            expect(t.clocks.filter((c) => c.metric === "resolution" && c.state === "running")).toEqual([]);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it("its numbers only grow and its instants lie in its life", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        let last = { touches: 0, hops: 0, reopenCount: 0, minTier: 1 };
        let corrections = 0;
        let undone = 0;
        play(life, ({ ticket: t, events }, minute) => {
          // What is taken back never was.
          const backs = events.filter((e) => e.type === "GivingUndone").length;
          if (backs > undone) last = { ...last, touches: 0, hops: 0 };
          undone = backs;
          for (const key of ["touches", "hops", "reopenCount"] as const) {
            expect(t[key]).toBeGreaterThanOrEqual(last[key]);
          }
          // What a person puts right may be a lower tier.
          const corrected = events.filter((e) => e.type === "TicketCorrected").length;
          if (corrected === corrections) expect(t.minTier).toBeGreaterThanOrEqual(last.minTier);
          corrections = corrected;
          last = t;
          for (const e of events) {
            expect(e.at).toBeGreaterThanOrEqual(opened);
            expect(e.at).toBeLessThanOrEqual(at(minute));
          }
        });
      }),
    );
  });
});
