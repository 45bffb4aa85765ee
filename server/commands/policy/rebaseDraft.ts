import { parseInput } from "../../channels/port";
import { now } from "../../clock";
import { writeAudit } from "../../db/audit";
import { inTransaction, type Prisma, type Tx } from "../../db/client";
import { type Difference, diffDocuments } from "../../domain/policy/diff";
import { draftPolicy } from "../../domain/policy/document";
import { type Conflict, mergeDocuments, type Side } from "../../domain/policy/merge";
import { upgradePolicy } from "../../domain/policy/upgrade";
import type { Actor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";

/** What bringing a draft up to date would do. */
export interface Rebase {
  revision: number;
  basedOn: number;
  /** The version in force. */
  version: number;
  /** What came into force since. */
  theirs: Difference[];
  /** What the draft changes. */
  mine: Difference[];
  /** Where both change the same place. */
  conflicts: Conflict[];
}

async function sides(tx: Tx, id: string) {
  const draft = await tx.policyDraft.findUnique({ where: { id } });
  if (!draft) throw new BatonError("notFound", "There is no such draft.", "id");
  const [base, newest] = await Promise.all([
    tx.policyVersion.findUnique({ where: { version: draft.basedOn } }),
    tx.policyVersion.findFirst({ orderBy: { version: "desc" } }),
  ]);
  if (!base || !newest) throw new BatonError("unavailable", "This desk has no policy yet.");
  const [was, mine, theirs] = [base.document, draft.document, newest.document].map(upgradePolicy);
  return { draft, version: newest.version, was, mine, theirs };
}

/** What both sides have changed since the draft began. */
export async function previewRebase(id: string): Promise<Rebase> {
  return inTransaction(async (tx) => {
    const { draft, version, was, mine, theirs } = await sides(tx, id);
    return {
      revision: draft.revision,
      basedOn: draft.basedOn,
      version,
      theirs: diffDocuments(was, theirs),
      mine: diffDocuments(was, mine),
      conflicts: mergeDocuments(was, mine, theirs).conflicts,
    };
  });
}

interface NewBase {
  id: string;
  /** The revision, and the version in force, that were looked at. */
  revision: number;
  version: number;
  /** Whose stands, by place. */
  choice: Record<string, Side>;
  actor: Actor;
}

/** Makes a draft one of the version in force: what only one side changed is kept, and where both did, what was chosen. */
export async function rebaseDraft({ id, revision, version, choice, actor }: NewBase): Promise<{ revision: number }> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM policy_draft WHERE id = ${id}::uuid FOR UPDATE`;
    const found = await sides(tx, id);
    const { draft } = found;
    if (draft.plannedFor)
      throw new BatonError("conflict", "This draft is planned: take the plan back first.", "plannedFor");
    if (draft.revision !== revision || found.version !== version) {
      const what =
        draft.revision === revision ? `Version ${found.version} came into force` : "Somebody saved this draft";
      throw new BatonError("conflict", `${what} meanwhile: look at the changes again.`, "revision");
    }
    const { document, conflicts } = mergeDocuments(found.was, found.mine, found.theirs, choice);
    const open = conflicts.find((c) => !Object.hasOwn(choice, c.path));
    if (open) throw new BatonError("badInput", `Choose whose stands at ${open.path}.`, open.path);
    const body = parseInput(draftPolicy, document) as Prisma.InputJsonValue;
    const updatedBy = actor.kind === "person" ? actor.id : null;
    const data = { document: body, basedOn: version, revision: revision + 1, updatedBy, updatedAt: new Date(now()) };
    await tx.policyDraft.update({ where: { id }, data });
    const details = { from: draft.basedOn, to: version, conflicts: conflicts.length };
    await writeAudit(tx, { actor, action: "policy.draft.rebase", subject: { kind: "policyDraft", id }, details });
    return { revision: revision + 1 };
  });
}
