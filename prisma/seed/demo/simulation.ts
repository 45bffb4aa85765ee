import { requestSimulation } from "../../../server/commands/simulation/request";
import { carryOutSimulation } from "../../../server/commands/simulation/run";
import { db } from "../../../server/db/client";
import { claimThis } from "../../../server/db/simulations/runs";
import type { PersonId } from "../../../server/domain/ids";
import type { PolicyDocument } from "../../../server/domain/policy/document";

const days = 60;
const dayMs = 86_400_000;

/** What the leads talk about: slow pages go to those who also look after the data sync, and the assistant drafts a little sooner.
 *  Tried, and not yet a draft. */
function talkedAbout(document: PolicyDocument): PolicyDocument {
  const slow = document.issueTypes.find((t) => t.id === "slow-performance");
  const sync = document.issueTypes.find((t) => t.id === "data-sync");
  if (slow && sync) Object.assign(slow, { owner: sync.owner });
  document.bands.low = Math.max(0.3, document.bands.low - 0.1);
  return document;
}

/** A simulation on the desk's own past of what the leads talk about, by the command that runs them for everybody. */
export async function seedSimulation(by: PersonId, present: number): Promise<void> {
  const current = await db.policyVersion.findFirstOrThrow({ orderBy: { version: "desc" } });
  const document = talkedAbout(structuredClone(current.document) as unknown as PolicyDocument);
  const tried = { kind: "document" as const, name: "Slow pages to Integrations, drafts a little sooner", document };
  const period = { sourceId: null, from: present - days * dayMs, to: present };
  const { id } = await requestSimulation({ tried, ...period }, { kind: "person", id: by });
  const run = await claimThis(id);
  if (run) await carryOutSimulation(run);
}
