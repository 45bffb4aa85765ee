import type { Position } from "./layout";
import { isLoose, numberOf, sectionOf, withSection } from "./loose";

/** Whether a document has a place for positions: from version 10 on. */
export const keepsPositions = (document: unknown): boolean =>
  isLoose(document) && ("canvas" in document || (numberOf(document.schemaVersion) ?? 0) >= 10);

/** Where nodes were put by hand, as far as the document says. */
export function positionsOf(document: unknown): Record<string, Position> {
  const canvas = sectionOf(document, "canvas");
  const all = isLoose(canvas) && isLoose(canvas.positions) ? canvas.positions : {};
  return Object.fromEntries(
    Object.entries(all).flatMap(([id, at]) => {
      const [x, y] = isLoose(at) ? [numberOf(at.x), numberOf(at.y)] : [null, null];
      return x === null || y === null ? [] : [[id, { x, y }]];
    }),
  );
}

/** The document with these positions, where it has a place for them. */
export function withPositions(document: unknown, positions: Readonly<Record<string, Position>>): unknown {
  if (!keepsPositions(document)) return document;
  const canvas = sectionOf(document, "canvas");
  return withSection(document, "canvas", { ...(isLoose(canvas) ? canvas : {}), positions });
}
