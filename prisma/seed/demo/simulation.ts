import { requestSimulation } from "../../../server/commands/simulation/request";
import { carryOutSimulation } from "../../../server/commands/simulation/run";
import { db } from "../../../server/db/client";
import { claimThis } from "../../../server/db/simulations/runs";
import type { PersonId } from "../../../server/domain/ids";

const days = 60;
const dayMs = 86_400_000;

/** Every draft that waits is tried on the desk's own past, by the command that runs it for everybody; what a proposal came with is
 *  carried out. */
export async function seedSimulations(by: PersonId, present: number): Promise<void> {
  const drafts = await db.policyDraft.findMany({ orderBy: { updatedAt: "asc" }, select: { id: true } });
  const period = { sourceId: null, from: present - days * dayMs, to: present };
  for (const { id: draft } of drafts) {
    const tried = { kind: "draft" as const, id: draft };
    const asked = await db.simulation.findFirst({ where: { draftId: draft }, select: { id: true } });
    const { id } = asked ?? (await requestSimulation({ tried, ...period }, { kind: "person", id: by }));
    const run = await claimThis(id);
    if (run) await carryOutSimulation(run);
  }
}
