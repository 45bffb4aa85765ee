import { type Diagnosis, type StoredDiagnosis, shareReadRight } from "../../domain/learning/diagnosis";
import { db } from "../client";
import { correctionMark } from "../corrections";
import type { TrainingCause, TrainingReport, TrainingStage, TrainingState } from "../trainings";

/** The model that reads, as `/understanding` shows it. */
export interface ModelView {
  id: string;
  trainingHash: string;
  trainedAt: number;
  examples: number;
  /** Whether it reads with the sentence encoder; a starter model is the linear one alone. */
  isEncoded: boolean;
  /** Corrections and undoings since it was trained. */
  delta: number;
  /** Null for a model of before there were diagnoses. */
  diagnosis: DiagnosisView | null;
}

export interface DiagnosisView extends Omit<Diagnosis, "confusions"> {
  confusions: {
    actual: string | null;
    read: string | null;
    texts: number;
    /** Some of the texts, as far as they still exist; those of customers with their ticket. */
    examples: { text: string; ticket: { id: string; number: number } | null }[];
  }[];
}

export interface TrainingView {
  id: string;
  state: TrainingState;
  stage: TrainingStage | null;
  progress: number;
  requestedAt: number;
  requestedBy: string | null;
  /** Why, where nobody asked for it; null where that was not kept. */
  cause: TrainingCause | null;
  finishedAt: number | null;
  model: string | null;
  report: TrainingReport | null;
  error: string | null;
}

const idsOf = (refs: string[], kind: string) =>
  refs.flatMap((ref) => (ref.startsWith(`${kind}:`) ? [ref.slice(kind.length + 1)] : []));

type Example = DiagnosisView["confusions"][number]["examples"][number];

async function textsOf(refs: string[]): Promise<Map<string, Example>> {
  const [given, tickets] = await Promise.all([
    db.trainingExample.findMany({ where: { id: { in: idsOf(refs, "example").map(Number) } } }),
    db.ticket.findMany({
      where: { id: { in: idsOf(refs, "ticket") } },
      select: {
        id: true,
        number: true,
        messages: { where: { kind: "inbound" }, orderBy: { createdAt: "asc" }, take: 1, select: { body: true } },
      },
    }),
  ]);
  const texts = new Map<string, Example>();
  for (const { id, text } of given) texts.set(`example:${id}`, { text, ticket: null });
  for (const { id, number, messages } of tickets) {
    texts.set(`ticket:${id}`, { text: messages[0]?.body ?? "", ticket: { id, number: Number(number) } });
  }
  return texts;
}

async function withTexts(stored: StoredDiagnosis): Promise<DiagnosisView> {
  const texts = await textsOf(stored.confusions.flatMap(({ examples }) => examples));
  const confusions = stored.confusions.map((one) => ({
    ...one,
    examples: one.examples.flatMap((ref) => texts.get(ref) ?? []),
  }));
  // Counted here, because rows from before it was a share of all texts keep another number.
  const scores = { ...stored.scores, accuracy: shareReadRight(stored.types) };
  return { ...stored, scores, confusions };
}

/** The model of a row. Throws where there is no such row. */
export async function showModel(id: string): Promise<ModelView> {
  const [row, mark] = await Promise.all([
    db.modelVersion.findUniqueOrThrow({ where: { id }, omit: { artifact: true } }),
    correctionMark(),
  ]);
  const scores = row.scores as unknown as { examples?: number; isEncoded?: boolean; diagnosis?: StoredDiagnosis };
  return {
    id: row.id,
    trainingHash: row.trainingHash,
    trainedAt: row.createdAt.getTime(),
    examples: scores.examples ?? 0,
    isEncoded: scores.isEncoded ?? false,
    delta: mark - row.trainedWith,
    diagnosis: scores.diagnosis ? await withTexts(scores.diagnosis) : null,
  };
}

/** Trainings, the newest first. */
export async function listTrainings(limit = 20): Promise<TrainingView[]> {
  const rows = await db.training.findMany({ orderBy: { requestedAt: "desc" }, take: limit });
  const people = await db.person.findMany({
    where: { id: { in: rows.flatMap((r) => r.requestedBy ?? []) } },
    select: { id: true, name: true },
  });
  return rows.map((r) => ({
    id: r.id,
    state: r.state as TrainingState,
    stage: r.stage as TrainingStage | null,
    progress: r.progress,
    requestedAt: r.requestedAt.getTime(),
    requestedBy: people.find((p) => p.id === r.requestedBy)?.name ?? null,
    cause: r.cause as TrainingCause | null,
    finishedAt: r.finishedAt?.getTime() ?? null,
    model: r.model,
    report: r.report as unknown as TrainingReport | null,
    error: r.error,
  }));
}
