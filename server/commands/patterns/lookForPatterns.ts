import { now } from "../../clock";
import { inTransaction, type Tx } from "../../db/client";
import {
  endCards,
  incidentOfMost,
  lockCards,
  noteLook,
  tryLookLock,
  writeCard,
  writeChange,
} from "../../db/patterns/cards";
import { syncTime } from "../../db/time";
import { seenAgain } from "../../domain/patterns/card";
import type { Claim } from "../../domain/patterns/pattern";
import { newId } from "../ids";
import { findClaims } from "./findClaims";

/** A surge that somebody has made an incident of by other ways needs nobody else: its card leads there. */
async function joinKnownIncident(tx: Tx, id: string, claim: Claim, at: Date): Promise<void> {
  const incident = await incidentOfMost(tx, claim.ticketIds);
  if (!incident) return;
  const { id: incidentId, declaredBy } = incident;
  const taken = { state: "assigned", assignedTo: declaredBy, weighed: claim.strength, incidentId };
  await tx.pattern.update({ where: { id }, data: taken });
  await writeChange(tx, { id: newId(), patternId: id, at, byId: declaredBy, what: "incident", data: { incidentId } });
}

/** Looks at everything that the desk knows and keeps what it claims: one card for each thing, however often it is found. Gives how
 *  many stand; null where another process is at it. */
export async function lookForPatterns(): Promise<number | null> {
  await syncTime();
  const begun = performance.now();
  return inTransaction(
    async (tx) => {
      if (!(await tryLookLock(tx))) return null;
      const instant = now();
      const { claims, compared } = await findClaims(instant);
      const at = new Date(instant);
      const known = new Map((await lockCards(tx)).map((card) => [`${card.kind} ${card.key}`, card]));
      for (const claim of claims) {
        const { kind } = claim.evidence;
        const card = known.get(`${kind} ${claim.key}`);
        known.delete(`${kind} ${claim.key}`);
        const id = card?.id ?? newId();
        await writeCard(tx, id, kind, claim, at);
        if (!card) await writeChange(tx, { id: newId(), patternId: id, at, byId: null, what: "found" });
        if (kind === "surge" && (!card || (card.state === "open" && card.incidentId === null))) {
          await joinKnownIncident(tx, id, claim, at);
        }
        const why = card ? seenAgain(card, claim.strength, instant) : null;
        if (why === null) continue;
        const fresh = { state: "open", assignedTo: null, snoozedUntil: null, dismissReason: null, weighed: null };
        const incident = why === "woken" ? {} : { incidentId: null };
        await tx.pattern.update({ where: { id }, data: { ...fresh, ...incident } });
        await writeChange(tx, { id: newId(), patternId: id, at, byId: null, what: why });
      }
      await endCards(
        tx,
        [...known.values()].map((card) => card.id),
        at,
      );
      await noteLook(tx, at, Math.round(performance.now() - begun), compared);
      return claims.length;
    },
    { timeout: 120_000 },
  );
}
