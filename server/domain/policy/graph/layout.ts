import type { GraphNode, PolicyGraph } from "./graph";

/** Centre-free positions: the upper left corner of each node, in pixels. */
export interface Position {
  x: number;
  y: number;
}
export type Positions = Readonly<Record<string, Position>>;
export interface Size {
  width: number;
  height: number;
}

/** What a node takes of the canvas; the screen draws them as large. */
export const sizes: Readonly<Record<GraphNode["kind"], Size>> = {
  issueType: { width: 208, height: 44 },
  outOfScope: { width: 208, height: 44 },
  rule: { width: 208, height: 56 },
  queue: { width: 188, height: 60 },
  gates: { width: 208, height: 56 },
  assistant: { width: 188, height: 60 },
  lastResort: { width: 188, height: 60 },
};

const gap = { row: 14, column: 108, lane: 30, brick: 28, between: 20 };
const columnsAt = [0, 14, 60, 160] as const;

/** In how many columns issue types stand: as many as keep the whole near the shape of a screen. */
const columnsFor = (types: number): number => Math.max(1, columnsAt.findLastIndex((from) => types > from) + 1);

interface Lane {
  team: string | null;
  types: GraphNode[];
  rules: GraphNode[];
  queues: Extract<GraphNode, { kind: "queue" }>[];
}

/** What belongs together stands together: each team's queues with the issue types and rules that it owns. */
function lanesOf({ nodes }: PolicyGraph): Lane[] {
  const lanes = new Map<string | null, Lane>();
  const laneOf = (team: string | null) => {
    const lane = lanes.get(team) ?? { team, types: [], rules: [], queues: [] };
    lanes.set(team, lane);
    return lane;
  };
  for (const node of nodes) if (node.kind === "queue") laneOf(node.team).queues.push(node);
  const owned = (team: string | null) => laneOf(team !== null && lanes.has(team) ? team : null);
  for (const node of nodes) {
    if (node.kind === "issueType" || node.kind === "outOfScope") owned(node.team).types.push(node);
    else if (node.kind === "rule") owned(node.team).rules.push(node);
  }
  // What nobody owns stands on top, where it is seen.
  return [...lanes.values()].sort((a, b) => Number(a.team !== null) - Number(b.team !== null));
}

/** Rows of bricks: every other column half a row lower, so that lines from behind pass between those in front. */
function bricks(types: readonly GraphNode[], columns: number, y: number, put: (id: string, at: Position) => void) {
  const { width, height } = sizes.issueType;
  const pitch = height + gap.row;
  const rows = Math.ceil(types.length / columns);
  types.forEach((node, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const shift = columns > 1 && column % 2 === 1 ? pitch / 2 : 0;
    put(node.id, { x: column * (width + gap.brick), y: y + row * pitch + shift });
  });
  return rows === 0 ? 0 : rows * pitch - gap.row + (columns > 1 && types.length > 1 ? pitch / 2 : 0);
}

/**
 * Where everything stands, from left to right: issue types, rules, queues tier by tier, the last resort; the gates and the
 * assistant are a lane of their own above all others. Positions that are given win. The same graph always gives the same
 * layout, in time proportional to its size, and a node that is added moves only what stands below it: dragged things stay.
 */
export function layoutOf(graph: PolicyGraph, given: Positions = {}): Record<string, Position> {
  const found: Record<string, Position> = {};
  const put = (id: string, at: Position) => {
    found[id] = { x: Math.round(at.x), y: Math.round(at.y) };
  };
  const lanes = lanesOf(graph);
  const types = lanes.reduce((sum, lane) => sum + lane.types.length, 0);
  const columns = columnsFor(types);
  const ruleX = columns * (sizes.issueType.width + gap.brick) - gap.brick + gap.column;
  const queueX = ruleX + sizes.rule.width + gap.column;
  const tiers = [...new Set(lanes.flatMap((lane) => lane.queues.map((q) => q.tier)))].sort((a, b) => a - b);
  const tierX = (tier: number) => queueX + tiers.indexOf(tier) * (sizes.queue.width + gap.between * 3);
  const endX = queueX + Math.max(1, tiers.length) * (sizes.queue.width + gap.between * 3) + gap.between;
  put("gates", { x: ruleX, y: 2 });
  put("assistant", { x: queueX, y: 0 });
  let y = sizes.assistant.height + gap.lane;
  const top = y;
  for (const lane of lanes) {
    const rulesHeight = lane.rules.length * (sizes.rule.height + gap.row) - (lane.rules.length > 0 ? gap.row : 0);
    const typesHeight = bricks(lane.types, columns, 0, () => undefined);
    const height = Math.max(rulesHeight, typesHeight, lane.queues.length > 0 ? sizes.queue.height : 0);
    const middle = y + height / 2;
    bricks(lane.types, columns, middle - typesHeight / 2, put);
    lane.rules.forEach((node, i) => {
      put(node.id, { x: ruleX, y: middle - rulesHeight / 2 + i * (sizes.rule.height + gap.row) });
    });
    for (const node of lane.queues) put(node.id, { x: tierX(node.tier), y: middle - sizes.queue.height / 2 });
    if (height > 0) y += height + gap.lane;
  }
  put("lastResort", { x: endX, y: (top + y - gap.lane - sizes.lastResort.height) / 2 });
  for (const { id } of graph.nodes) if (given[id]) found[id] = given[id];
  return found;
}
