import { db } from "../db/client";
import { log } from "../log";
import type { TriageModel } from "../understanding/model";
import { deserializeModel, ModelFormatError } from "../understanding/serialize";

/** A model with the row it came from, which is an earlier one where the row asked for is not usable. */
export interface LoadedModel {
  id: string;
  model: TriageModel;
}

const loaded = new Map<string, Promise<LoadedModel>>();

async function readRow(id: string): Promise<LoadedModel> {
  const row = await db.modelVersion.findUniqueOrThrow({ where: { id } });
  try {
    return { id, model: deserializeModel(row.artifact) };
  } catch (error) {
    if (!(error instanceof ModelFormatError)) throw error;
    const previous = await db.modelVersion.findFirst({
      where: { kind: row.kind, id: { not: id }, createdAt: { lt: row.createdAt } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { id: true },
    });
    const why = error.message;
    if (!previous) {
      log.error({ model: id, why }, "the text model is not usable and there is no earlier one; people read everything");
      throw error;
    }
    log.error(
      { model: id, why, instead: previous.id },
      "the text model is not usable; the one before it reads instead",
    );
    return readRow(previous.id);
  }
}

/** A text model by version, read from its row once per process. A damaged row gives the version before it, by its id. */
export function loadModel(id: string): Promise<LoadedModel> {
  let model = loaded.get(id);
  if (!model) {
    model = readRow(id);
    model.catch(() => loaded.delete(id));
    loaded.set(id, model);
  }
  return model;
}

export async function activeModelVersion(): Promise<string | null> {
  const row = await db.modelVersion.findFirst({ where: { kind: "triage", isActive: true }, select: { id: true } });
  return row?.id ?? null;
}

export interface ReadingModel {
  /** The row of the model that reads; null where none is usable and people read everything. */
  id: string | null;
  /** The row in force, where it is damaged. */
  damaged: string | null;
}

/** The model that really reads: an earlier one where the row in force is damaged. */
export async function modelThatReads(): Promise<ReadingModel> {
  const version = await activeModelVersion();
  if (version === null) return { id: null, damaged: null };
  try {
    const { id } = await loadModel(version);
    return { id, damaged: id === version ? null : version };
  } catch (error) {
    if (!(error instanceof ModelFormatError)) throw error;
    return { id: null, damaged: version };
  }
}
