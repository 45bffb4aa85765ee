import { rateTicket, reopenTicket } from "../../commands/afterResolution";
import { escalateTicket } from "../../commands/escalateTicket";
import { planWaiting } from "../../commands/planWaiting";
import { resolveTicket } from "../../commands/resolveTicket";
import { acceptOffer, declineOffer } from "../../commands/respondToOffer";
import { replyToTicket } from "../../commands/writeMessage";
import { loadFacts } from "../../db/analytics/factRows";
import { loadHistories } from "../../db/analytics/histories";
import { reading } from "../../db/analytics/pool";
import { refreshFacts } from "../../db/analytics/refresh";
import { db } from "../../db/client";
import { moveTime, syncTime } from "../../db/time";
import { dims, dimValue, type TicketFact } from "../../domain/analytics/fact";
import { factOf } from "../../domain/analytics/fact/factOf";
import { contributions } from "../../domain/analytics/groups";
import { numbersByKey } from "../../domain/analytics/measures";
import { addDays, type DayPeriod, spanOf } from "../../domain/analytics/period";
import type { Ask, Filters } from "../../domain/analytics/reading";
import { addTo, type Vector } from "../../domain/analytics/vector";
import { dayOf } from "../../domain/context/days";
import type { PersonId } from "../../domain/ids";
import { addPerson, heldBy, online, openDesk, write } from "./desk";
import { escalation } from "./handoff";

export const refreshAll = async () => {
  while ((await refreshFacts()) > 0);
};
/** Everything that happened, made anew from raw events by the pure definition. */
export async function fromEvents(): Promise<TicketFact[]> {
  const ids = (await db.ticket.findMany({ select: { id: true } })).map((t) => t.id);
  const asOf = await syncTime();
  return reading(async (client) => (await loadHistories(client, ids, asOf)).map(factOf).filter((f) => f !== null));
}
export const stored = () =>
  reading((c) =>
    db.ticketFact.findMany({ select: { ticketId: true } }).then((r) =>
      loadFacts(
        c,
        r.map((x) => x.ticketId),
      ),
    ),
  );

export function numbers(
  facts: readonly TicketFact[],
  period: DayPeriod,
  filters: Filters = {},
): Record<string, number> {
  const span = spanOf(period);
  const sum: Vector = new Map();
  for (const f of facts) {
    if (f.createdAt < span.from || f.createdAt >= span.to) continue;
    if (dims.some((d) => filters[d] !== undefined && dimValue(f, d) !== filters[d])) continue;
    for (const cell of contributions(f).tickets) addTo(sum, cell.vector);
  }
  return numbersByKey(sum);
}

/** Sixty days back and tomorrow as well. */
export const around = async (zone = "Asia/Kathmandu"): Promise<DayPeriod> => {
  const today = dayOf(await syncTime());
  return { from: addDays(today, -60), to: addDays(today, 2), zone };
};
export const ask = (period: DayPeriod, more: Partial<Ask> = {}): Ask => ({
  page: "escalation",
  period,
  compare: "none",
  sources: "all",
  filters: {},
  breakdown: null,
  ...more,
});

/** Some days of a small desk's life: resolved, escalated, rated, reopened, declined, left waiting; thirteen tickets. */
export async function liveSomeDays(): Promise<{ ann: PersonId; bob: PersonId }> {
  await openDesk((p) => {
    p.understanding.noneOfThese = 1;
  });
  const ann = await addPerson("Ann", { teams: ["access"], capacity: 50, skills: { "sign-in": 5 } });
  const bob = await addPerson("Bob", { teams: ["access"], tier: 2, capacity: 50 });
  await online(ann, bob);
  for (let n = 0; n < 12; n++) {
    const id = await heldBy(ann);
    await moveTime(7 * 60_000);
    await replyToTicket(id, ann, { body: "Have you looked into your spam folder?", isWaitingForCustomer: n % 3 === 0 });
    await moveTime(9 * 60_000);
    if (n % 4 === 1) {
      await escalateTicket(id, ann, escalation("needsExpertise", "Nothing in the log."));
      await planWaiting();
      const offer = await db.offer.findFirst({ where: { ticketId: id, state: "pending" } });
      if (offer) await acceptOffer(offer.id, offer.personId as PersonId);
      await moveTime(5 * 60_000);
      await resolveTicket(id, bob);
    } else if (n % 4 !== 3) await resolveTicket(id, ann);
    if (n % 3 === 0 && n % 4 !== 3) await rateTicket(id, (n % 5) + 1, null);
    await moveTime(n % 5 === 0 ? 13 * 3_600_000 : 3_600_000);
    if (n === 4) await reopenTicket(id, ann);
  }
  await write();
  await planWaiting();
  const offer = await db.offer.findFirst({ where: { state: "pending" } });
  if (offer) await declineOffer(offer.id, offer.personId as PersonId, "noTime");
  return { ann, bob };
}
