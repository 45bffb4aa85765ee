import { now } from "../../clock";
import { inTransaction } from "../../db/client";
import { endCards, lockCards, noteLook, tryLookLock, writeCard, writeChange } from "../../db/patterns/cards";
import { syncTime } from "../../db/time";
import { seenAgain } from "../../domain/patterns/card";
import { newId } from "../ids";
import { findClaims } from "./findClaims";

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
