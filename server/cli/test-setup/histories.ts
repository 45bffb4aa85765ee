import fc from "fast-check";
import type { TicketHistory } from "../../domain/analytics/fact/history";
import { elapsedTime } from "../../domain/sla/rules";
import type { TicketEvent } from "../../domain/ticket/events";
import { anyLife, type Life } from "./lives";
import { opened, Played } from "./tickets";

/** Histories of tickets of all kinds, created at any instant between two. */

function play(life: Life): TicketEvent[] {
  const played = new Played();
  let minute = 0;
  for (const { wait, command, actor } of life) {
    minute += wait;
    played.do(minute, command(played, minute), actor);
  }
  return played.events;
}

const verdict = fc.option(
  fc.record({ isCorrect: fc.boolean(), source: fc.constantFrom("customer", "review", "followUp", "rating") }),
);

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

export function anyHistory(from: number, to: number): fc.Arbitrary<TicketHistory> {
  return fc
    .record({
      life: anyLife,
      createdAt: fc.integer({ min: from, max: to - 1 }),
      score: fc.option(fc.integer({ min: 1, max: 5 })),
      verdict,
      frustration: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      success: fc.double({ min: 0.5, max: 1, noNaN: true }),
      minutes: fc.integer({ min: 0, max: 60 }),
      isLater: fc.boolean(),
    })
    .map(({ life, createdAt, score, frustration, success, minutes, isLater, ...rest }) => {
      const shift = createdAt - opened;
      const events = play(life).map((e) => ({ ...e, at: e.at + shift }));
      const tiers = [1, 2, 3].map((tier) => ({ tier, success, handlingMinutes: minutes }));
      const last = events.at(-1)!.at;
      return {
        ticketId: "",
        events,
        score,
        decisions: [{ at: createdAt, frustration, issueType: "invoice", tiers }],
        scale: () => elapsedTime,
        asOf: last + (isLater ? 8 * 86_400_000 : 0),
        ...rest,
      } as TicketHistory;
    });
}

/** Several, each of its own ticket. */
export const anyHistories = (from: number, to: number, max = 12): fc.Arbitrary<TicketHistory[]> =>
  fc
    .array(anyHistory(from, to), { maxLength: max })
    .map((list) => list.map((h, n) => ({ ...h, ticketId: uuid(n + 1) })));

/** The same ticket as it was when only a part of its events had happened. */
export const until = (h: TicketHistory, count: number): TicketHistory => ({
  ...h,
  events: h.events.slice(0, Math.max(1, count)),
  score: null,
  verdict: null,
});
