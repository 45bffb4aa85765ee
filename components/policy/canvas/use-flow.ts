"use client";
import { useCallback, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { mayConnect } from "@/server/domain/policy/graph/edits";
import { type GraphNode, graphOf, type PolicyGraph, teamsOf } from "@/server/domain/policy/graph/graph";
import { layoutOf, type Position, sizes } from "@/server/domain/policy/graph/layout";
import { nodeId, nodeOf } from "@/server/domain/policy/graph/nodeIds";
import type { Way } from "@/server/domain/policy/graph/way";
import { handlesOf } from "./card";
import type { Faults } from "./faults";
import type { Loads } from "./load";
import type { CardNode, GroundNode, LineEdge, Tone } from "./types";
import { useCardLabel } from "./use-card-label";

/** The graph of a document, read anew only when the document is another one. */
export function useGraph(document: unknown, given: Readonly<Record<string, Position>>) {
  const graph = useMemo(() => graphOf(document), [document]);
  const layout = useMemo(() => layoutOf(graph, given), [graph, given]);
  const teams = useMemo(() => new Map(teamsOf(document).map(({ id, name }) => [id, name])), [document]);
  return { graph, layout, teams };
}
export type Drawn = ReturnType<typeof useGraph>;

interface Looks {
  faults: ReadonlyMap<string, Faults>;
  loads: Loads;
  way: Way | undefined;
  /** What is pointed at or chosen: its lines stand out. */
  near: ReadonlySet<string>;
  /** The card that Tab reaches. */
  stop: string | null;
  linking: string | null;
  isReadOnly: boolean;
}

/** Keeps the object of before while it says the same: so nothing is drawn anew that has not changed. */
function useKept<T extends { id: string }>() {
  const kept = useRef(new Map<string, { text: string; item: T }>());
  return useCallback((items: readonly T[]): T[] => {
    const next = new Map<string, { text: string; item: T }>();
    const result = items.map((item) => {
      const text = JSON.stringify(item);
      const old = kept.current.get(item.id);
      const entry = old?.text === text ? old : { text, item };
      next.set(item.id, entry);
      return entry.item;
    });
    kept.current = next;
    return result;
  }, []);
}

/** Pairs of places that follow each other on a way. */
const stepsOf = (way: Way | undefined): Set<string> =>
  new Set(way?.steps.slice(1).map(({ node }, i) => `${way.steps[i]!.node} ${node}`));

const tierOf = (id: string): number | null => {
  const ref = nodeOf(id);
  return ref?.kind === "queue" ? ref.tier : null;
};

function linkOf(node: GraphNode, linking: string | null): "from" | "to" | null {
  if (linking === null) return null;
  if (linking === node.id) return "from";
  return mayConnect(linking, node.id) ? "to" : null;
}

export function useCards({ graph, layout, teams }: Drawn, looks: Looks): { cards: CardNode[]; grounds: GroundNode[] } {
  const t = useTranslations("canvas");
  const labelOf = useCardLabel(teams);
  const keepCards = useKept<CardNode>();
  const keepGrounds = useKept<GroundNode>();
  const { faults, loads, way, stop, linking, isReadOnly } = looks;
  return useMemo(() => {
    const onWay = new Set(way?.steps.map((step) => step.node));
    const toneOf = (id: string): Tone => (way ? (onWay.has(id) ? "lit" : "dim") : "plain");
    const cards = graph.nodes.map((node): CardNode => {
      const load = loads.node(node);
      const own = faults.get(node.id) ?? null;
      return {
        id: node.id,
        type: "card",
        position: layout.positions[node.id] ?? { x: 0, y: 0 },
        ...sizes[node.kind],
        measured: sizes[node.kind],
        handles: handlesOf(node.kind),
        draggable: !isReadOnly,
        focusable: false,
        // No line runs across the words of a card, lit ones neither.
        zIndex: 2,
        ariaRole: "group",
        data: {
          node,
          load,
          faults: own,
          tone: toneOf(node.id),
          isStop: stop === node.id,
          linking: linkOf(node, linking),
          isReadOnly,
          label: labelOf(node, load, own),
        },
      };
    });
    const grounds = layout.lanes.map(({ team, at, size }): GroundNode => {
      const padded = { width: size.width + 28, height: size.height + 28 };
      return {
        id: `ground:${team ?? ""}`,
        type: "ground",
        position: { x: at.x - 14, y: at.y - 14 },
        ...padded,
        measured: padded,
        draggable: false,
        selectable: false,
        focusable: false,
        zIndex: -1,
        className: "pointer-events-none!",
        ariaRole: "group",
        domAttributes: { "aria-hidden": true },
        data: { name: team === null ? t("nobody") : (teams.get(team) ?? team), isNobody: team === null },
      };
    });
    return { cards: keepCards(cards), grounds: keepGrounds(grounds) };
  }, [graph, layout, teams, faults, loads, way, stop, linking, isReadOnly, labelOf, t, keepCards, keepGrounds]);
}

const startsInFront = (id: string): boolean => id.startsWith("type:") || id === nodeId.outOfScope;
const manyGated = 60;
const movable: readonly string[] = ["owner", "outOfScope", "ruleOwner", "combines"];

export function useLines(
  { edges }: PolicyGraph,
  front: number,
  looks: Pick<Looks, "loads" | "way" | "near" | "isReadOnly">,
) {
  const keep = useKept<LineEdge>();
  const { loads, way, near, isReadOnly } = looks;
  return useMemo(() => {
    const steps = stepsOf(way);
    const gated = edges.filter(({ kind }) => kind === "gated").length;
    const lines = edges.map((edge): LineEdge => {
      const isStep = steps.delete(`${edge.source} ${edge.target}`);
      const isNear = near.has(edge.source) || near.has(edge.target);
      const tone: Tone = way ? (isStep ? "lit" : "dim") : isNear ? "near" : "plain";
      return {
        id: edge.id,
        type: "line",
        source: edge.source,
        target: edge.target,
        focusable: false,
        selectable: !isReadOnly,
        reconnectable: !isReadOnly && movable.includes(edge.kind) ? "target" : false,
        zIndex: isStep || isNear ? 1 : 0,
        // The cards say where they lead.
        domAttributes: { "aria-hidden": true },
        data: {
          kind: edge.kind,
          tickets: loads.edge(edge),
          tone,
          tier: tierOf(edge.target),
          front: startsInFront(edge.source) ? front : null,
          isOfMany: edge.kind === "gated" && gated > manyGated,
        },
      };
    });
    // A ticket may go where no line leads: from the gates to a person, for example.
    const others = [...steps].map((pair): LineEdge => {
      const [source = "", target = ""] = pair.split(" ");
      return {
        id: `way ${pair}`,
        type: "line",
        source,
        target,
        focusable: false,
        selectable: false,
        reconnectable: false,
        zIndex: 1,
        domAttributes: { "aria-hidden": true },
        data: {
          kind: "way",
          tickets: 0,
          tone: "lit",
          tier: null,
          front: startsInFront(source) ? front : null,
          isOfMany: false,
        },
      };
    });
    const known = (id: string) => id === nodeId.lastResort || edges.some((e) => e.source === id || e.target === id);
    return keep([...lines, ...others.filter((e) => known(e.source) && known(e.target))]);
  }, [edges, front, loads, way, near, isReadOnly, keep]);
}
