import { db, inTransaction, type Prisma } from "../../server/db/client";
import { createEncoder } from "../../server/understanding/encoder/encoder";
import { serializeModel } from "../../server/understanding/serialize";
import { trainTriage } from "../../server/understanding/train";
import { loadTaxonomy } from "./taxonomy/load";

/** Trains the starter model from the taxonomy that ships with the project and puts it into force, where no model is in
 *  force yet. Training takes some seconds of one core, so this runs in a process of its own, never in the web server. */
export async function installStarterModel(): Promise<{ examples: number; seconds: number } | null> {
  const active = await db.modelVersion.findFirst({ where: { kind: "triage", isActive: true }, select: { id: true } });
  if (active) return null;
  const { training } = loadTaxonomy();
  const encoder = createEncoder();
  const { model, report } = await trainTriage(training, { encoder });
  await encoder.close();
  const artifact = new Uint8Array(serializeModel(model));
  const id = `starter-${report.trainingHash.slice(0, 8)}`;
  const scores = report as unknown as Prisma.InputJsonValue;
  await inTransaction(async (tx) => {
    const row = { kind: "triage", artifact, trainingHash: report.trainingHash, scores, isActive: true };
    await tx.modelVersion.upsert({ where: { id }, create: { id, ...row }, update: row });
  });
  return { examples: report.examples, seconds: report.seconds };
}
