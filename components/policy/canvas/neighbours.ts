import type { PolicyGraph } from "@/server/domain/policy/graph/graph";
import type { Position } from "@/server/domain/policy/graph/layout";

export type Direction = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";
export const isDirection = (key: string): key is Direction => /^Arrow(Left|Right|Up|Down)$/.test(key);

/** Where an arrow key leads from a card: right and left along a line, to the one that leads most straight ahead; up and down to
 *  the next card of about the same column. null = nowhere. */
export function neighbourOf(
  { nodes, edges }: PolicyGraph,
  positions: Readonly<Record<string, Position>>,
  from: string,
  to: Direction,
): string | null {
  const at = (id: string): Position => positions[id] ?? { x: 0, y: 0 };
  const here = at(from);
  if (to === "ArrowRight" || to === "ArrowLeft") {
    const ends = edges.flatMap((e) =>
      to === "ArrowRight" ? (e.source === from ? [e.target] : []) : e.target === from ? [e.source] : [],
    );
    // Whoever owns it comes first in the list of lines, so of equals it wins.
    const [best] = ends.toSorted((a, b) => Math.abs(at(a).y - here.y) - Math.abs(at(b).y - here.y));
    return best ?? null;
  }
  const sign = to === "ArrowDown" ? 1 : -1;
  const column = 120;
  const ahead = nodes
    .filter(({ id }) => id !== from && Math.abs(at(id).x - here.x) < column && (at(id).y - here.y) * sign > 0)
    .toSorted(
      (a, b) => (at(a.id).y - at(b.id).y) * sign || Math.abs(at(a.id).x - here.x) - Math.abs(at(b.id).x - here.x),
    );
  return ahead[0]?.id ?? null;
}
