import { autonomyEvidence } from "../learning/autonomy";
import type { PolicyDocument } from "./document";
import { anyTicket, ticketOfOwner } from "./examples";
import { type DeskFacts, type Finding, find } from "./finding";
import type { Start } from "./starts";

/** Queues in which nobody works at any hour, by where the document names their owner. */
export function emptyQueues(starts: readonly Start[], desk: DeskFacts): Finding[] {
  const highest = new Map<string, number>();
  for (const { team, tier } of desk.staffed) highest.set(team, Math.max(tier, highest.get(team) ?? tier));
  return starts
    .filter(({ team, tier }) => !((highest.get(team) ?? 0) >= tier))
    .map((start) => {
      const { team, tier, owner, who } = start;
      const message = `Nobody works in ${team} at tier ${tier} or above`;
      const fix = `Add a person to ${team} or change the owner.`;
      const ticket = start.ticket();
      return find("nobodyInQueue", owner, message, `${who} would wait until somebody joins.`, fix, {
        ...(ticket && { ticket }),
      });
    });
}

function unearned(p: PolicyDocument, desk: DeskFacts): Finding[] {
  return p.issueTypes.flatMap((t, i) => {
    if (t.stage !== "autonomous") return [];
    const counted = Object.hasOwn(desk.outcomes, t.id) ? desk.outcomes[t.id]! : { total: 0, wrong: 0 };
    const evidence = autonomyEvidence(counted, p.autonomy.errorLimit);
    if (evidence.isEarned) return [];
    const bound = `${(evidence.upperBound * 100).toFixed(1)} %`;
    const message = `${t.id} may not act alone yet: its error rate is only known to be below ${bound}`;
    const fix = Number.isFinite(evidence.missing)
      ? `Leave it in review; at best ${evidence.missing} more checked answers without an error are missing.`
      : "Leave it in review; it has been wrong too often for this limit.";
    const known = ticketOfOwner(p, t.id);
    // As sure as can be.
    const ticket = known && { ...known, issueTypes: [{ issueType: t.id, probability: 1 }] };
    const repair = [{ path: ["issueTypes", i, "stage"], value: "review" }];
    const harm = `A "${t.name}" ticket answered wrongly.`;
    return [
      find("autonomyNotEarned", `issueTypes.${i}.stage`, message, harm, fix, { ...(ticket && { ticket }), repair }),
    ];
  });
}

/** People that there are not, and answers alone that were not earned. */
export function deskErrors(p: PolicyDocument, desk: DeskFacts): Finding[] {
  const { person } = p.lastResort;
  const unknown =
    person === null || desk.people.includes(person)
      ? []
      : [
          find(
            "dangling",
            "lastResort.person",
            "The last resort is not a person who can work here",
            "Any ticket that nobody else owns.",
            "Name somebody who works here.",
            { ticket: anyTicket(p) },
          ),
        ];
  return [...unknown, ...unearned(p, desk)];
}

export const namelessLastResort = (p: PolicyDocument): Finding[] =>
  p.lastResort.person === null
    ? [
        find(
          "lastResortMissing",
          "lastResort.person",
          "The last resort names nobody",
          "Every ticket is kept and shown as unowned.",
          "Name a person.",
          { ticket: anyTicket(p) },
        ),
      ]
    : [];
