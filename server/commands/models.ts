import { db } from "../db/client";
import type { TriageModel } from "../understanding/model";
import { deserializeModel } from "../understanding/serialize";

const loaded = new Map<string, Promise<TriageModel>>();

/** A text model by version, read from its row once per process. */
export function loadModel(id: string): Promise<TriageModel> {
  let model = loaded.get(id);
  if (!model) {
    model = db.modelVersion.findUniqueOrThrow({ where: { id } }).then((row) => deserializeModel(row.artifact));
    model.catch(() => loaded.delete(id));
    loaded.set(id, model);
  }
  return model;
}

export async function activeModelVersion(): Promise<string | null> {
  const row = await db.modelVersion.findFirst({ where: { kind: "triage", isActive: true }, select: { id: true } });
  return row?.id ?? null;
}
