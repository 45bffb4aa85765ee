import { parseInput } from "../channels/port";
import { now } from "../clock";
import { writeAudit } from "../db/audit";
import { db, inTransaction, type Prisma, type Tx } from "../db/client";
import { draftPolicy } from "../domain/policy/document";
import { upgradePolicy } from "../domain/policy/upgrade";
import type { Actor } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { newId } from "./ids";
import { mustBeKeepable } from "./policyInput";
import { settleProposal } from "./settleProposal";

const personOf = (actor: Actor) => (actor.kind === "person" ? actor.id : null);

/** Opens a draft with a document: anything that is an object of this schema version may be saved. */
export async function createDraft(
  name: string,
  document: unknown,
  basedOn: number,
  actor: Actor,
): Promise<{ id: string }> {
  return inTransaction((tx) => draftIn(tx, { name, document, basedOn, actor }));
}

interface NewDraft {
  name: string;
  document: unknown;
  basedOn: number;
  actor: Actor;
}

export async function draftIn(tx: Tx, { name, document, basedOn, actor }: NewDraft): Promise<{ id: string }> {
  mustBeKeepable(document);
  const body = parseInput(draftPolicy, upgradePolicy(document)) as Prisma.InputJsonValue;
  const id = newId();
  const by = personOf(actor);
  await tx.policyDraft.create({ data: { id, name, document: body, basedOn, createdBy: by, updatedBy: by } });
  await writeAudit(tx, { actor, action: "policy.draft.create", subject: { kind: "policyDraft", id } });
  return { id };
}

/** Saves a draft if nobody else has since `revision`; answers with the new revision. */
export async function saveDraft(
  id: string,
  revision: number,
  document: unknown,
  actor: Actor,
): Promise<{ revision: number }> {
  mustBeKeepable(document);
  const body = parseInput(draftPolicy, upgradePolicy(document)) as Prisma.InputJsonValue;
  const saved = await db.policyDraft.updateMany({
    where: { id, revision, plannedFor: null },
    data: { document: body, revision: revision + 1, updatedBy: personOf(actor), updatedAt: new Date(now()) },
  });
  if (saved.count === 1) {
    const details = { revision: revision + 1 };
    await writeAudit(db, { actor, action: "policy.draft.save", subject: { kind: "policyDraft", id }, details });
    return details;
  }
  const draft = await db.policyDraft.findUnique({ where: { id } });
  if (!draft) throw new BatonError("notFound", "There is no such draft.", "id");
  if (draft.plannedFor) {
    const text = "This draft is planned to come into force as it is: take the plan back to edit it.";
    throw new BatonError("conflict", text, "plannedFor");
  }
  const text = `Somebody else saved revision ${draft.revision} meanwhile: load it and apply your change to it.`;
  throw new BatonError("conflict", text, "revision");
}

/** Throws a draft away. What was proposed from a ticket is declined by that, with a word to whoever proposed it. */
export async function discardDraft(id: string, actor: Actor, answer = ""): Promise<void> {
  await inTransaction(async (tx) => {
    await settleProposal(tx, id, personOf(actor), { state: "declined", answer });
    const draft = await tx.policyDraft.findUnique({ where: { id }, select: { basedOn: true } });
    const gone = await tx.policyDraft.deleteMany({ where: { id } });
    if (!draft || gone.count === 0) throw new BatonError("notFound", "There is no such draft.", "id");
    const subject = { kind: "policyDraft", id };
    // Whoever has it open is told who did it, and may go on from where it began.
    await writeAudit(tx, { actor, action: "policy.draft.discard", subject, details: { basedOn: draft.basedOn } });
  });
}
