import type { Touch } from "../../estimates/touch";
import type { TicketEvent } from "../../ticket/events";
import type { PersonWork } from "../fact";

const nothing = (personId: string): PersonWork => ({
  personId,
  tier: 0,
  offered: 0,
  accepted: 0,
  declined: 0,
  expired: 0,
  touches: 0,
  solved: 0,
  reopened: 0,
  escalated: 0,
  notTheirs: 0,
  handedOn: 0,
  handlingS: 0,
  score: null,
});

/** Each person's part in a ticket: what they were offered and did with it, and what became of what they had. */
export function peopleOf(
  events: readonly TicketEvent[],
  touches: readonly Touch[],
  resolver: string | null,
  score: number | null,
): PersonWork[] {
  const byPerson = new Map<string, PersonWork>();
  const of = (personId: string, tier = 0) => {
    const known = byPerson.get(personId) ?? nothing(personId);
    known.tier = Math.max(known.tier, tier);
    byPerson.set(personId, known);
    return known;
  };
  const offers = new Map<string, string>();
  for (const e of events) {
    if (e.type === "OfferMade") {
      of(e.data.personId, e.data.tier).offered++;
      offers.set(e.data.offerId, e.data.personId);
    } else if (e.type === "OfferDeclined") of(e.data.personId).declined++;
    else if (e.type === "OfferExpired") of(e.data.personId).expired++;
    else if (e.type === "TicketAssigned") {
      const person = of(e.data.personId, e.data.tier);
      person.touches++;
      if (e.data.offerId !== null && offers.get(e.data.offerId) === e.data.personId) person.accepted++;
    }
  }
  for (const touch of touches) {
    const person = byPerson.get(touch.personId);
    if (!person) continue; // what was taken back at once
    person[touch.outcome]++;
    person.handlingS += Math.round(touch.minutes * 60);
  }
  const known = resolver === null ? undefined : byPerson.get(resolver);
  if (known) known.score = score;
  return [...byPerson.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1));
}
