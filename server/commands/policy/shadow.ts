import { writeAudit } from "../../db/audit";
import { inTransaction, type Prisma, type Tx } from "../../db/client";
import { deskFacts } from "../../db/policies";
import {
  claimShadow,
  type DecidedRow,
  decidedSince,
  noteShadow,
  runningShadows,
  xminNow,
} from "../../db/policy/shadows";
import { decide } from "../../domain/decision/decide";
import { factsUnder } from "../../domain/decision/factsUnder";
import { checkPolicy } from "../../domain/policy/check";
import { type DecisionKind, type DecisionPlace, differingKinds, placeOf } from "../../domain/policy/compareDecisions";
import { compilePolicy } from "../../domain/policy/compile";
import { publishedPolicy } from "../../domain/policy/document";
import { upgradePolicy } from "../../domain/policy/upgrade";
import { type Actor, systemActor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { eachByItself } from "../eachByItself";
import { newId } from "../ids";
import { requireSound } from "../publishPolicy";
import { lockDraft } from "./lockDraft";

const batch = 200;

/** Lets a draft decide beside the policy in force from now on, without effect. */
export async function startShadow(draftId: string, revision: number, actor: Actor): Promise<{ id: string }> {
  const desk = await deskFacts();
  const id = newId();
  await inTransaction(async (tx) => {
    const draft = await lockDraft(tx, draftId, revision);
    requireSound(checkPolicy(draft.document, desk));
    await endOf(tx, { draftId }, "restarted");
    await tx.policyShadow.create({
      data: {
        id,
        draftId,
        name: draft.name,
        document: upgradePolicy(draft.document) as Prisma.InputJsonValue,
        revision,
        basedOn: draft.basedOn,
        startedBy: actor.kind === "person" ? actor.id : null,
        seenTxid: await xminNow(tx),
      },
    });
    const details = { draft: draftId, revision };
    await writeAudit(tx, { actor, action: "policy.shadow.start", subject: { kind: "policyShadow", id }, details });
  });
  return { id };
}

const endOf = (tx: Tx, which: { id?: string; draftId?: string | null }, why: string) =>
  tx.$executeRaw`
    UPDATE policy_shadow SET ended_at = baton_now(), why_ended = ${why}
    WHERE ended_at IS NULL AND (id = ${which.id ?? null}::uuid OR draft_id = ${which.draftId ?? null}::uuid)`;

export async function endShadow(id: string, actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    const ended = await endOf(tx, { id }, "stopped");
    if (ended === 0) throw new BatonError("conflict", "This shadow has ended already.", "id");
    await writeAudit(tx, { actor, action: "policy.shadow.end", subject: { kind: "policyShadow", id } });
  });
}

export interface Disagreement {
  row: DecidedRow;
  kinds: DecisionKind[];
  was: DecisionPlace;
  would: DecisionPlace;
}

/** The next decisions of a running shadow; how many it looked at. */
async function followShadow(id: string): Promise<number> {
  return inTransaction(async (tx) => {
    const shadow = await claimShadow(tx, id);
    if (!shadow) return 0;
    if (shadow.draftId === null) {
      await endOf(tx, { id }, "draftGone");
      return 0;
    }
    const rows = await decidedSince(tx, shadow, batch);
    if (rows.length === 0) return 0;
    const parsed = publishedPolicy.safeParse(upgradePolicy(shadow.document));
    if (!parsed.success) {
      await endOf(tx, { id }, "unreadable");
      await writeAudit(tx, { actor: systemActor, action: "policy.shadow.end", subject: { kind: "policyShadow", id } });
      return 0;
    }
    const policy = compilePolicy(0, parsed.data);
    const compared = rows.map((row): Disagreement => {
      const was = placeOf(row.result);
      const would = placeOf(decide(factsUnder(row.facts, row.text, policy), policy));
      return { row, was, would, kinds: differingKinds(was, would) };
    });
    await noteShadow(tx, id, compared);
    return rows.length;
  });
}

/** Lets every running shadow decide what the desk has decided since. */
export async function followShadows(): Promise<number> {
  const done = await eachByItself(await runningShadows(), "following a shadow", async ({ id }) => followShadow(id));
  return done.reduce((sum, n) => sum + n, 0);
}
