import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";
import type { GraphEdge, GraphNode } from "@/server/domain/policy/graph/graph";
import { nodeId } from "@/server/domain/policy/graph/nodeIds";

export type Places = inferRouterOutputs<AppRouter>["policy"]["load"]["data"];
export interface Load {
  open: number;
  waiting: number;
}
/** How many open tickets every node and edge of the canvas has, by its name. */
export interface Loads {
  node(node: GraphNode): Load | null;
  /** Tickets that went along it and are still open. */
  edge(edge: GraphEdge): number;
}

const nothing: Load = { open: 0, waiting: 0 };
const edgeKey = (source: string, target: string) => `${source} ${target}`;

/** Counts them once, so that each node and edge only has to look itself up. */
export function loadsOf(places: Places): Loads {
  const nodes = new Map<string, Load>();
  const edges = new Map<string, number>();
  const add = (id: string, { open, waiting }: Load) => {
    const before = nodes.get(id) ?? nothing;
    nodes.set(id, { open: before.open + open, waiting: before.waiting + waiting });
  };
  for (const { issueType, team, tier, isAssistant, open, waiting } of places) {
    const source = issueType === null ? nodeId.outOfScope : nodeId.issueType(issueType);
    const target = isAssistant ? nodeId.assistant : team !== null && tier !== null ? nodeId.queue(team, tier) : null;
    add(source, { open, waiting });
    if (target === null) continue;
    add(target, { open, waiting });
    edges.set(edgeKey(source, target), (edges.get(edgeKey(source, target)) ?? 0) + open);
  }
  const withAssistant = nodes.get(nodeId.assistant)?.open ?? 0;
  return {
    node: ({ id, kind }) =>
      kind === "issueType" || kind === "outOfScope" || kind === "queue" || kind === "assistant"
        ? (nodes.get(id) ?? nothing)
        : null,
    edge: ({ kind, source, target }) => {
      if (kind === "gated") return edges.get(edgeKey(source, nodeId.assistant)) ?? 0;
      if (kind === "answers") return withAssistant;
      return edges.get(edgeKey(source, target)) ?? 0;
    },
  };
}

/** Strokes grow with the tickets on them, ever slower, so that one busy line does not drown the others. */
export const strokeOf = (tickets: number): number =>
  Math.round((1.25 + Math.min(5, Math.log2(1 + tickets) * 0.85)) * 100) / 100;
