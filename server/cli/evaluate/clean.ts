import type { LabelledText } from "./table";

/** Leaves out rows without text or label; says how many. */
export function dropEmpty(rows: LabelledText[], file: string, notes: string[]): LabelledText[] {
  const kept = rows.filter(({ text, label }) => text.trim() !== "" && label.trim() !== "");
  const lost = rows.length - kept.length;
  if (lost > 0) notes.push(`${file}: ${lost} rows without text or label were left out.`);
  return kept;
}

/**
 * Where one text has several labels, its most frequent one is kept (the first on a tie): contradicting examples teach
 * nothing but doubt. Says how many were left out.
 */
export function settleContradictions(rows: LabelledText[], file: string, notes: string[]): LabelledText[] {
  const byText = new Map<string, Map<string, number>>();
  for (const { text, label } of rows) {
    const labels = byText.get(text) ?? new Map<string, number>();
    labels.set(label, (labels.get(label) ?? 0) + 1);
    byText.set(text, labels);
  }
  const kept = rows.filter(({ text, label }) => {
    const labels = [...byText.get(text)!];
    return labels.length === 1 || labels.reduce((best, one) => (one[1] > best[1] ? one : best))[0] === label;
  });
  const lost = rows.length - kept.length;
  if (lost > 0) notes.push(`${file}: ${lost} rows were left out, because the same text has another label elsewhere.`);
  return kept;
}

/** The first `count` rows of each label, in order. */
export function firstPerLabel(rows: LabelledText[], count: number): LabelledText[] {
  const seen = new Map<string, number>();
  return rows.filter(({ label }) => {
    const before = seen.get(label) ?? 0;
    seen.set(label, before + 1);
    return before < count;
  });
}
