import { writeAudit } from "../../db/audit";
import { db, type Tx } from "../../db/client";
import type { Actor, Following } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { publishPolicy } from "../publishPolicy";
import { settleProposal } from "../settleProposal";
import { lockDraft, savedMeanwhile } from "./lockDraft";

/** A draft as whoever publishes it has seen it, locked. */
export async function draftToPublish(tx: Tx, id: string, revision: number) {
  const draft = await lockDraft(tx, id, revision);
  const last = await tx.policyVersion.aggregate({ _max: { version: true } });
  const current = last._max.version ?? 0;
  if (current !== draft.basedOn) {
    const text = `Version ${current} came into force meanwhile: bring the draft up to date first.`;
    throw new BatonError("conflict", text, "expectedVersion");
  }
  return draft;
}

export interface DraftPublication {
  id: string;
  /** The one that was looked at. */
  revision: number;
  note: string;
  /** Why it is published over its warnings. */
  reason?: string | null;
  follow?: Following;
  actor: Actor;
  /** Epoch ms, where it was planned; what the plan was asked then is not asked again. */
  plannedFor?: number;
}

/** Publishes a draft that was based on the version in force, and removes it. */
export async function publishDraft(p: DraftPublication): Promise<{ version: number }> {
  const { id, revision, note, reason, follow, actor, plannedFor } = p;
  const draft = await db.policyDraft.findUnique({ where: { id } });
  if (!draft) throw new BatonError("notFound", "There is no such draft.", "id");
  if (draft.revision !== revision) throw savedMeanwhile(draft.revision);
  const { document, basedOn: expectedVersion } = draft;
  const by = actor.kind === "person" ? actor.id : null;
  const also = async (tx: Tx, version: number) => {
    await settleProposal(tx, id, by, { state: "published", version, note });
    const gone = await tx.policyDraft.deleteMany({ where: { id, revision } });
    if (gone.count === 0) throw savedMeanwhile(revision + 1);
    const subject = { kind: "policyDraft", id };
    await writeAudit(tx, { actor, action: "policy.draft.publish", subject, details: { version } });
  };
  return publishPolicy({ document, note, actor, origin: "publish", expectedVersion, reason, follow, plannedFor, also });
}
