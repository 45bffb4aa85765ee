import { now } from "../clock";
import { writeAudit } from "../db/audit";
import { db, inTransaction } from "../db/client";
import { insertProposal, waitingAtMost, waitingLike } from "../db/criteriaProposals";
import { currentPolicy, loadPolicy } from "../db/policies";
import type { PersonId } from "../domain/ids";
import type { PolicyDocument } from "../domain/policy/document";
import {
  type ChangeFault,
  isChangeFault,
  isJustThat,
  type ProposedChange,
  saidNow,
  withChange,
} from "../domain/policy/proposedChange";
import type { Actor } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { draftIn } from "./editDraft";
import { newId } from "./ids";
import { tellOfProposal } from "./settleProposal";
import { simulateDraft } from "./simulation/ofDraft";

const faults: Record<ChangeFault["fault"], string> = {
  same: "The policy says this already: choose what should be different.",
  issueType: "The policy has no such issue type: choose one of the list.",
  team: "This team has no tier that takes tickets: choose another team.",
  tier: "The team that owns this issue type does not staff this tier: choose one of its tiers.",
  warning:
    "No clock of this policy warns before a promise breaks, so nothing can be done in time: add a warning first.",
  stage: "Acting alone is earned and set up by an admin: propose drafts for review at most.",
};

function applied(document: PolicyDocument, change: ProposedChange): PolicyDocument {
  const next = withChange(document, change);
  if (isChangeFault(next)) throw new BatonError("badInput", faults[next.fault], next.field);
  return next;
}

async function policyInForce() {
  const policy = await currentPolicy();
  if (!policy) throw new BatonError("unavailable", "This desk has no policy yet.");
  return policy;
}

/** Whoever proposes has seen what the policy says; where it says something else by now, they should see that first. */
async function mustHaveSeen(seen: number, document: PolicyDocument, version: number, change: ProposedChange) {
  if (seen === version) return;
  const known = await db.policyVersion.count({ where: { version: seen } });
  if (known > 0 && saidNow((await loadPolicy(seen)).document, change) === saidNow(document, change)) return;
  const text = `Version ${version} of the policy came into force meanwhile and says something else here: look at it, then propose again. Your words are kept.`;
  throw new BatonError("conflict", text, "version");
}

interface Proposal {
  ticketId: string;
  personId: PersonId;
  change: ProposedChange;
  why: string;
  /** The version of the policy that the proposer has seen. */
  version: number;
}

/** A change to the criteria that the ticket shows the need of: it waits for the admins as a draft, and they are told. */
export async function proposeChange({ ticketId, personId, change, why, version }: Proposal): Promise<{ id: string }> {
  const policy = await policyInForce();
  const document = applied(policy.document, change);
  await mustHaveSeen(version, policy.document, policy.version, change);
  const actor: Actor = { kind: "person", id: personId };
  const id = newId();
  await inTransaction(async (tx) => {
    const ticket = await tx.ticket.findUnique({ where: { id: ticketId }, select: { number: true } });
    if (!ticket) throw new BatonError("notFound", "There is no such ticket.", "ticketId");
    // One after the other, so that of two who ask the same at once the second is told of the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('baton:criteria-proposal'))`;
    const { same, own } = await waitingLike(tx, change, personId);
    if (same) {
      const text = `${same.by} proposed the same from ticket ${same.ticket}; it waits for an admin.`;
      throw new BatonError("conflict", text, "change");
    }
    if (own >= waitingAtMost) {
      const text = `${waitingAtMost} of your proposals wait for an admin: wait until one of them is decided.`;
      throw new BatonError("conflict", text, "change");
    }
    const name = `From ticket ${ticket.number}`;
    const draft = await draftIn(tx, { name, document, basedOn: policy.version, actor });
    await insertProposal(tx, { id, draftId: draft.id, ticketId, personId, change, why });
    await simulateDraft(tx, { id: draft.id, revision: 1, name, document }, policy.version);
    await writeAudit(tx, {
      actor,
      action: "policy.propose",
      subject: { kind: "ticket", id: ticketId },
      details: { change },
    });
    const admins = await tx.person.findMany({
      where: { role: "admin", disabledAt: null, id: { not: personId } },
      select: { id: true },
    });
    const data = { by: personId, draftId: draft.id };
    await tellOfProposal(
      tx,
      admins.map((a) => a.id),
      ticketId,
      { kind: "changeProposed", data },
    );
  });
  return { id };
}

/** Makes the proposed change to the version in force, where another one came meanwhile; only while nobody has edited the draft. */
export async function renewProposal(draftId: string, actor: Actor): Promise<{ basedOn: number }> {
  const policy = await policyInForce();
  await inTransaction(async (tx) => {
    const draft = await tx.policyDraft.findUnique({ where: { id: draftId }, include: { proposal: true } });
    if (!draft?.proposal) throw new BatonError("notFound", "There is no such proposal.", "id");
    const change = draft.proposal.change as unknown as ProposedChange;
    const base = await tx.policyVersion.findUnique({ where: { version: draft.basedOn } });
    if (!isJustThat(base?.document, draft.document, change)) {
      const text = "Somebody has edited this draft: carry the edits over to a new one.";
      throw new BatonError("conflict", text, "revision");
    }
    const document = applied(policy.document, change);
    const revision = draft.revision + 1;
    await tx.policyDraft.update({
      where: { id: draftId, revision: draft.revision },
      data: { document: document as object, basedOn: policy.version, revision, updatedAt: new Date(now()) },
    });
    await simulateDraft(tx, { id: draftId, revision, name: draft.name, document }, policy.version);
    await writeAudit(tx, { actor, action: "policy.draft.renew", subject: { kind: "policyDraft", id: draftId } });
  });
  return { basedOn: policy.version };
}
