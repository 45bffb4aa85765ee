import type { Edge, Node } from "@xyflow/react";
import type { EdgeKind, GraphNode } from "@/server/domain/policy/graph/graph";
import type { Faults } from "./faults";
import type { Load } from "./load";

/** How a part looks beside the others: as always, near what is looked at, on the way of a ticket, beside it. */
export type Tone = "plain" | "near" | "lit" | "dim";

export interface CardData extends Record<string, unknown> {
  node: GraphNode;
  load: Load | null;
  faults: Faults | null;
  tone: Tone;
  /** The one that Tab reaches. */
  isStop: boolean;
  /** While a line is drawn by keyboard: where it begins, where it may end. */
  linking: "from" | "to" | null;
  isReadOnly: boolean;
  /** What is heard. */
  label: string;
}
export interface LineData extends Record<string, unknown> {
  kind: EdgeKind | "way";
  tickets: number;
  tone: Tone;
  tier: number | null;
  /** Where what stands beside its beginning ends. */
  front: number | null;
  /** One of so many of its kind that they would be a wall of colour. */
  isOfMany: boolean;
}
export interface GroundData extends Record<string, unknown> {
  name: string;
  isNobody: boolean;
}
export type CardNode = Node<CardData, "card">;
export type GroundNode = Node<GroundData, "ground">;
export type LineEdge = Edge<LineData, "line">;
