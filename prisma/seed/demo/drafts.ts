import { createDraft } from "../../../server/commands/editDraft";
import { followShadows, startShadow } from "../../../server/commands/policy/shadow";
import { db } from "../../../server/db/client";
import type { PersonId } from "../../../server/domain/ids";
import type { PolicyDocument } from "../../../server/domain/policy/document";

/** What the leads talk about: slow pages go to those who also look after the data sync, and the assistant drafts a little sooner. */
function talkedAbout(document: PolicyDocument): PolicyDocument {
  const slow = document.issueTypes.find((t) => t.id === "slow-performance");
  const sync = document.issueTypes.find((t) => t.id === "data-sync");
  if (slow && sync) Object.assign(slow, { owner: sync.owner });
  document.bands.low = Math.max(0.3, document.bands.low - 0.1);
  return document;
}

/** A draft that runs in the shadow from now on. `at` (epoch ms): when it began, in the desk's time. */
export async function beginShadow(admin: PersonId, at: number): Promise<{ draftId: string }> {
  const actor = { kind: "person" as const, id: admin };
  const current = await db.policyVersion.findFirstOrThrow({ orderBy: { version: "desc" } });
  const document = talkedAbout(structuredClone(current.document) as unknown as PolicyDocument);
  const name = "Slow pages to Integrations, drafts a little sooner";
  const { id: draftId } = await createDraft(name, document, current.version, actor);
  const { id } = await startShadow(draftId, 1, actor);
  await db.policyShadow.update({ where: { id }, data: { startedAt: new Date(at) } });
  await db.policyDraft.update({ where: { id: draftId }, data: { updatedAt: new Date(at) } });
  return { draftId };
}

/** What it would have decided of the tickets that came since. */
export async function endOfShadow(): Promise<void> {
  while ((await followShadows()) > 0);
}
