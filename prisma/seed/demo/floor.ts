import { writeNote } from "../../../server/commands/floor/handoverNote";
import { db } from "../../../server/db/client";
import { currentPolicy } from "../../../server/db/policies";
import { handoverFacts } from "../../../server/db/views/handover";
import { asPersonId } from "../../../server/domain/ids";

const hour = 3_600_000;
const body = `Hollow Oak is on its second failed sync today. Elena has it, please do not reassign it: they asked for her by name.
Billing was quiet. Two refunds wait for a word above the limit.`;

/** What the lead of the shift before has left, and when the leads looked last. */
export async function seedFloor(now: number): Promise<void> {
  const policy = await currentPolicy();
  const leads = await db.person.findMany({ where: { role: "lead" }, orderBy: { email: "asc" } });
  const [lena, marco] = leads;
  if (!policy || !lena || !marco) return;
  await writeNote(body, await handoverFacts(policy), asPersonId(marco.id));
  await db.floorVisit.createMany({
    data: [lena, marco].map((p) => ({
      personId: p.id,
      beganAt: new Date(now - 4 * hour),
      seenAt: new Date(now - 3 * hour),
    })),
  });
}
