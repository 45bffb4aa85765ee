import { isAllowed } from "../../auth/permissions";
import { now } from "../../clock";
import { writeAudit } from "../../db/audit";
import { inTransaction, type Tx } from "../../db/client";
import { notificationWrite } from "../../db/notifications";
import { deskFacts } from "../../db/policies";
import { duePlans, type Plan } from "../../db/policy/plans";
import { writeAll } from "../../db/statement";
import { checkPolicy } from "../../domain/policy/check";
import { type Actor, type Following, systemActor } from "../../domain/vocabulary";
import { BatonError, isDatabaseGone } from "../../errors";
import { log } from "../../log";
import { newId } from "../ids";
import { requireReason, requireSound } from "../publishPolicy";
import { draftToPublish, publishDraft } from "./publishDraft";

const yearMs = 366 * 86_400_000;

interface NewPlan {
  id: string;
  revision: number;
  /** Epoch ms. */
  at: number;
  note: string;
  reason: string | null;
  follow: Following;
  actor: Actor & { kind: "person" };
}

/** Plans a draft to come into force by itself. It is judged now, as if it were published now; until then nobody can edit it. */
export async function planPublication({ id, revision, at, note, reason, follow, actor }: NewPlan): Promise<void> {
  const time = now();
  if (!(at > time)) throw new BatonError("badInput", "That time is over: choose one that is still to come.", "at");
  if (at > time + yearMs)
    throw new BatonError("badInput", "That is more than a year away: choose an earlier time.", "at");
  const desk = await deskFacts();
  await inTransaction(async (tx) => {
    const draft = await draftToPublish(tx, id, revision);
    const check = checkPolicy(draft.document, desk);
    requireSound(check);
    requireReason(check, reason);
    await tx.policyDraft.update({
      where: { id },
      data: { plannedFor: new Date(at), planNote: note, planReason: reason, planFollow: follow, plannedBy: actor.id },
    });
    const details = { at: new Date(at).toISOString(), note, reason, follow };
    await writeAudit(tx, { actor, action: "policy.plan", subject: { kind: "policyDraft", id }, details });
  });
}

export const noPlan = { plannedFor: null, planNote: null, planReason: null, planFollow: null, plannedBy: null };

/** Takes a plan back: the draft can be edited again. */
export async function cancelPlan(id: string, actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    const gone = await tx.policyDraft.updateMany({ where: { id, plannedFor: { not: null } }, data: noPlan });
    if (gone.count === 0) throw new BatonError("conflict", "This draft is not planned any more.", "id");
    await writeAudit(tx, { actor, action: "policy.plan.cancel", subject: { kind: "policyDraft", id } });
  });
}

/** The plan ends without a version; whoever made it is told why, and the draft stays. */
async function fail(tx: Tx, { id, name, plannedBy }: Plan, why: string): Promise<void> {
  const gone = await tx.policyDraft.updateMany({ where: { id, plannedFor: { not: null } }, data: noPlan });
  if (gone.count === 0) return;
  const details = { why };
  await writeAudit(tx, {
    actor: systemActor,
    action: "policy.plan.fail",
    subject: { kind: "policyDraft", id },
    details,
  });
  const news = { kind: "publicationFailed" as const, data: { draftId: id, name, why } };
  await writeAll(tx, [notificationWrite(newId, [plannedBy], { ticketId: null, at: now(), ...news })]);
}

/** Puts planned drafts whose time has come into force, each by itself: one that cannot be keeps none of the others. */
export async function publishPlanned(): Promise<number> {
  let published = 0;
  for (const plan of await duePlans()) {
    const { id, revision, plannedFor, plannedBy, note, reason, follow } = plan;
    try {
      if (plan.role === null || !isAllowed(plan.role, "policy.publish"))
        throw new BatonError("forbidden", "Whoever planned it may not publish any more.");
      const actor: Actor = { kind: "person", id: plannedBy };
      // Warnings that came since are covered by the reason that was given, or by none being asked for then.
      await publishDraft({ id, revision, note, reason, follow, actor, plannedFor });
      published += 1;
    } catch (error) {
      if (isDatabaseGone(error) || !(error instanceof BatonError)) {
        log.error({ err: error, draft: id }, "a planned policy could not be published yet");
        continue;
      }
      await inTransaction((tx) => fail(tx, plan, error.message));
    }
  }
  return published;
}
