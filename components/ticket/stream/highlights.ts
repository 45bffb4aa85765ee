import type { SignalName, Span, Understanding } from "@/server/domain/triage/understanding";

/** What a stretch of text is evidence of. */
export type Mark = SignalName | "errorSignature";
export interface Piece {
  start: number;
  text: string;
  marks: Mark[];
}

/** Every span of evidence of one understanding, offsets into `subject + "\n" + text` (text alone without a subject). */
export function evidenceOf(understanding: Understanding): { mark: Mark; span: Span }[] {
  const signals = Object.entries(understanding.signals) as [SignalName, { evidence: Span[] }][];
  return [
    ...signals.flatMap(([mark, { evidence }]) => evidence.map((span) => ({ mark, span }))),
    ...understanding.errorSignatures.map(({ span }) => ({ mark: "errorSignature" as const, span })),
  ];
}

/** Cuts `text`, which begins at `offset` of the whole, at the borders of the evidence. Spans outside are left out, those
 *  that reach over an end are cut, overlapping ones share their pieces. Joined, the pieces are the text again. */
export function cutPieces(text: string, offset: number, evidence: readonly { mark: Mark; span: Span }[]): Piece[] {
  const inside = evidence
    .map(({ mark, span }) => ({
      mark,
      start: Math.max(0, span.start - offset),
      end: Math.min(text.length, span.end - offset),
    }))
    .filter(({ start, end }) => start < end);
  const borders = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return borders.slice(0, -1).map((start, index) => {
    const end = borders[index + 1] as number;
    const over = inside.filter((one) => one.start <= start && one.end >= end).map((one) => one.mark);
    return { start, text: text.slice(start, end), marks: [...new Set(over)] };
  });
}
