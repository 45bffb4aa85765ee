import { db, inTransaction, type Prisma } from "../../server/db/client";
import { loadGivenTexts } from "../../server/db/trainings";
import { diagnose, withRefs } from "../../server/understanding/diagnose";
import { readOutcomes } from "../../server/understanding/readOutcomes";
import { deserializeModel, ModelFormatError, serializeModel } from "../../server/understanding/serialize";
import { trainTriage } from "../../server/understanding/train";
import { loadFrustration } from "./frustration/load";
import { loadTaxonomy, type SeedExample } from "./taxonomy/load";

/** Keeps the texts that the desk is given, so that it can train anew with what it learns. */
async function keepTexts(training: SeedExample[], heldOut: SeedExample[]): Promise<void> {
  if ((await db.trainingExample.count()) > 0) return;
  const rows = (texts: SeedExample[], isHeldOut: boolean) =>
    texts.map(({ text, label }) => ({ text, issueTypeId: label, isHeldOut, source: "starter" }));
  await db.trainingExample.createMany({ data: [...rows(training, false), ...rows(heldOut, true)] });
}

/** Whether the row in force can be read: a format of long ago cannot, and would send everything to people. */
async function isUsable(id: string): Promise<boolean> {
  const { artifact } = await db.modelVersion.findUniqueOrThrow({ where: { id }, select: { artifact: true } });
  try {
    deserializeModel(artifact);
    return true;
  } catch (error) {
    if (error instanceof ModelFormatError) return false;
    throw error;
  }
}

/** Trains the starter model from the texts that ship with the project and puts it into force, where no model is in
 *  force yet. Training takes some seconds of one core, so this runs in a process of its own, never in the web server. The linear model alone, so that a first start
 *  is short: a worker trains with the encoder an hour later. */
export async function installStarterModel(): Promise<{ examples: number; seconds: number } | null> {
  const active = await db.modelVersion.findFirst({ where: { kind: "triage", isActive: true }, select: { id: true } });
  const { training, heldOut } = loadTaxonomy();
  await keepTexts(training, heldOut);
  if (active && (await isUsable(active.id))) return null;
  const { model, report } = await trainTriage(training, { frustration: loadFrustration().training });
  const artifact = new Uint8Array(serializeModel(model));
  const id = `starter-${report.trainingHash.slice(0, 8)}`;
  const measured = await loadGivenTexts(true);
  const refs = measured.map(({ ref }) => ref);
  const scores = {
    ...report,
    diagnosis: withRefs(diagnose(readOutcomes(model, measured)), refs),
  } as unknown as Prisma.InputJsonValue;
  await inTransaction(async (tx) => {
    await tx.modelVersion.updateMany({ where: { kind: "triage" }, data: { isActive: false } });
    const row = { kind: "triage", artifact, trainingHash: report.trainingHash, scores, isActive: true };
    await tx.modelVersion.upsert({ where: { id }, create: { id, ...row }, update: row });
  });
  return { examples: report.examples, seconds: report.seconds };
}
