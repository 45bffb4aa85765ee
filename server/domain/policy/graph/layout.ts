import type { GraphNode, PolicyGraph } from "./graph";

/** The upper left corner of each node, in pixels. */
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
  issueType: { width: 200, height: 44 },
  outOfScope: { width: 200, height: 44 },
  rule: { width: 184, height: 44 },
  queue: { width: 172, height: 52 },
  gates: { width: 184, height: 44 },
  assistant: { width: 172, height: 52 },
  lastResort: { width: 172, height: 52 },
};

const gap = { row: 12, column: 92, lane: 40, brick: 28, tier: 48 };
/** Each tier stands a step higher than the one below it, so that lines to it pass above the others. */
const step = 44;
const columnsAt = [0, 8, 80, 160] as const;

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

/** How far a lane's queues and rules reach above and below the line on which its lowest tier stands. */
function reach({ queues, rules }: Lane): { above: number; below: number } {
  const half = sizes.queue.height / 2;
  const pitch = sizes.rule.height + gap.row;
  return {
    above: queues.length > 0 ? half + (queues.length - 1) * step : 0,
    below: Math.max(queues.length > 0 ? half : 0, rules.length * pitch),
  };
}

export interface Layout {
  positions: Record<string, Position>;
  /** Where the issue types end: lines of those further back run straight up to here. */
  front: number;
  /** The ground on which a team's own things stand, for the teams that have any left where the layout put them; null = what
   *  nobody owns. */
  lanes: { team: string | null; at: Position; size: Size }[];
}

/**
 * Where everything stands, from left to right: issue types, rules, queues tier by tier, the last resort; the gates and the
 * assistant are a lane of their own above all others. Positions that are given win. The same graph always gives the same
 * layout, in time proportional to its size, and a node that is added moves only what stands below it: dragged things stay.
 */
export function layoutOf(graph: PolicyGraph, given: Positions = {}): Layout {
  const found: Record<string, Position> = {};
  const put = (id: string, at: Position) => {
    found[id] = { x: Math.round(at.x), y: Math.round(at.y) };
  };
  const lanes = lanesOf(graph);
  const columns = columnsFor(lanes.reduce((sum, lane) => sum + lane.types.length, 0));
  const front = columns * (sizes.issueType.width + gap.brick) - gap.brick;
  const ruleX = front + gap.column;
  const queueX = ruleX + sizes.rule.width + gap.column;
  const tiers = [...new Set(lanes.flatMap((lane) => lane.queues.map((q) => q.tier)))].sort((a, b) => a - b);
  const tierX = (tier: number) => queueX + tiers.indexOf(tier) * (sizes.queue.width + gap.tier);
  const endX = queueX + Math.max(1, tiers.length) * (sizes.queue.width + gap.tier);
  put("gates", { x: ruleX, y: (sizes.assistant.height - sizes.gates.height) / 2 });
  put("assistant", { x: queueX, y: 0 });
  let y = sizes.assistant.height + gap.lane;
  const top = y;
  const heights = new Map<Lane, [number, number]>();
  for (const lane of lanes) {
    const { above, below } = reach(lane);
    const typesHeight = bricks(lane.types, columns, 0, () => undefined);
    const height = Math.max(typesHeight, above + below);
    // Alone in its lane the line runs through the middle, so that flows from above and below meet it alike.
    const line = y + Math.max(above, Math.min(height / 2, height - below));
    bricks(lane.types, columns, y + (height - typesHeight) / 2, put);
    lane.rules.forEach((node, i) => {
      put(node.id, { x: ruleX, y: line + gap.row + i * (sizes.rule.height + gap.row) });
    });
    lane.queues.forEach((node, i) => {
      put(node.id, { x: tierX(node.tier), y: line - sizes.queue.height / 2 - i * step });
    });
    heights.set(lane, [y, height]);
    if (height > 0) y += height + gap.lane;
  }
  put("lastResort", { x: endX, y: (top + y - gap.lane - sizes.lastResort.height) / 2 });
  const isLeft = (node: GraphNode) => given[node.id] === undefined;
  const width = endX - gap.tier;
  const grounds = lanes.flatMap((lane) => {
    const [at, height] = heights.get(lane)!;
    const own = [...lane.types, ...lane.rules, ...lane.queues];
    return height > 0 && own.some(isLeft) ? [{ team: lane.team, at: { x: 0, y: at }, size: { width, height } }] : [];
  });
  for (const { id } of graph.nodes) if (given[id]) found[id] = given[id];
  return { positions: found, front, lanes: grounds };
}
