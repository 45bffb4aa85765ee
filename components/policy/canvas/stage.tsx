"use client";
import "@xyflow/react/dist/base.css";
import {
  Background,
  type Connection,
  type EdgeChange,
  type NodeChange,
  type OnNodeDrag,
  ReactFlow,
  type SelectionDragHandler,
} from "@xyflow/react";
import { memo, useCallback, useMemo, useState } from "react";
import { mayConnect } from "@/server/domain/policy/graph/edits";
import type { Position } from "@/server/domain/policy/graph/layout";
import { Card } from "./card";
import { Ground } from "./ground";
import { Line } from "./line";
import { MiniMap } from "./mini-map";
import type { CardNode, GroundNode, LineEdge } from "./types";
import { useStable } from "./use-stable";

const nodeTypes = { card: Card, ground: Ground };
const edgeTypes = { line: Line };
/** From so many cards on, only those in sight are drawn, and lines without dashes: hundreds of long dashed lines take a third of a
 *  second to draw. Colours tell them apart, too. */
const many = 120;
/** So far out cards can still be read. */
export const readable = 0.66;
export const margin = 28;

const ended = { stroke: "var(--accent)", strokeWidth: 2 };
const proOptions = { hideAttribution: true };
const firstView = { x: margin, y: margin, zoom: readable };
const isJoinable = ({ source, target }: Pick<Connection, "source" | "target">) => mayConnect(source, target);

interface Props {
  cards: readonly CardNode[];
  grounds: readonly GroundNode[];
  lines: LineEdge[];
  selected: readonly string[];
  isReadOnly: boolean;
  label: string;
  mapLabel: string;
  helpId: string;
  /** Where cards were let go. */
  onMoved: (ends: Readonly<Record<string, Position>>) => void;
  onSelect: (ids: readonly string[]) => void;
  onHover: (id: string | null) => void;
  onPressCard: (id: string) => void;
  onOpenCard: (id: string) => void;
  onPressLine: () => void;
  onSelectLine: (id: string, isSelected: boolean) => void;
  onPressGround: () => void;
  onJoin: (ends: Connection) => void;
  onRejoin: (line: LineEdge, ends: Connection) => void;
  onInit: () => void;
}

/** The drawing itself. It alone is drawn anew while cards are dragged, and of it what moves; so its handlers must stay the same. */
export const Stage = memo(function Stage(props: Props) {
  const { cards, grounds, lines, selected, isReadOnly, label, mapLabel, onSelect, onSelectLine, onMoved } = props;
  // While cards are dragged they are where the pointer has them, and nothing is laid out.
  const [dragged, setDragged] = useState<Readonly<Record<string, Position>> | null>(null);
  const chosen = useMemo(() => new Set(selected), [selected]);
  const resting = useMemo(
    () => [...grounds, ...cards.map((card) => (chosen.has(card.id) ? { ...card, selected: true } : card))],
    [grounds, cards, chosen],
  );
  const nodes = useMemo(
    () =>
      dragged === null
        ? resting
        : resting.map((node) => {
            const position = dragged[node.id];
            return position ? { ...node, position, dragging: true } : node;
          }),
    [resting, dragged],
  );

  const on = useStable({
    nodes(changes: NodeChange<CardNode | GroundNode>[]) {
      const moves = changes.flatMap((c) => (c.type === "position" && c.position ? [[c.id, c.position] as const] : []));
      if (moves.length > 0) setDragged((before) => ({ ...before, ...Object.fromEntries(moves) }));
      const choices = changes.flatMap((c) => (c.type === "select" ? [c] : []));
      if (choices.length === 0) return;
      const next = new Set(selected);
      for (const { id, selected: isOn } of choices) {
        if (isOn) next.add(id);
        else next.delete(id);
      }
      onSelect([...next]);
    },
    edges(changes: EdgeChange<LineEdge>[]) {
      for (const c of changes) if (c.type === "select") onSelectLine(c.id, c.selected);
    },
    letGo(all: readonly (CardNode | GroundNode)[]) {
      setDragged(null);
      onMoved(
        Object.fromEntries(
          all.map(({ id, position }) => [id, { x: Math.round(position.x), y: Math.round(position.y) }]),
        ),
      );
    },
    enter(_: unknown, node: CardNode | GroundNode) {
      if (dragged === null) props.onHover(node.type === "card" ? node.id : null);
    },
    leave() {
      if (dragged === null) props.onHover(null);
    },
    press: (_: unknown, node: CardNode | GroundNode) => node.type === "card" && props.onPressCard(node.id),
    open: (_: unknown, node: CardNode | GroundNode) => node.type === "card" && props.onOpenCard(node.id),
  });
  const isLarge = cards.length > many;
  const onNodeDragStop = useCallback<OnNodeDrag<CardNode | GroundNode>>((_, __, all) => on.letGo(all), [on]);
  const onSelectionDragStop = useCallback<SelectionDragHandler<CardNode | GroundNode>>((_, all) => on.letGo(all), [on]);
  return (
    <ReactFlow<CardNode | GroundNode, LineEdge>
      nodes={nodes}
      edges={lines}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={on.nodes}
      onEdgesChange={on.edges}
      onNodeDragStop={onNodeDragStop}
      onSelectionDragStop={onSelectionDragStop}
      onNodeMouseEnter={on.enter}
      onNodeMouseLeave={on.leave}
      onNodeClick={on.press}
      onNodeDoubleClick={on.open}
      onEdgeClick={props.onPressLine}
      onPaneClick={props.onPressGround}
      onConnect={props.onJoin}
      onReconnect={props.onRejoin}
      isValidConnection={isJoinable}
      nodesConnectable={!isReadOnly}
      nodesDraggable={!isReadOnly}
      nodesFocusable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      onlyRenderVisibleElements={isLarge}
      connectionRadius={36}
      reconnectRadius={14}
      nodeDragThreshold={3}
      elevateNodesOnSelect={false}
      zoomOnDoubleClick={false}
      minZoom={0.08}
      maxZoom={1.75}
      panOnScroll
      defaultViewport={firstView}
      onInit={props.onInit}
      connectionLineStyle={ended}
      proOptions={proOptions}
      aria-label={label}
      aria-describedby={props.helpId}
      data-large={isLarge || undefined}
      data-dragging={dragged !== null || undefined}
      className="data-dragging:[&_.react-flow\_\_edges]:pointer-events-none data-large:[&_.react-flow\_\_edge-path]:[stroke-dasharray:none]! [&_.react-flow\_\_handle-connecting]:bg-accent! [&_.react-flow\_\_handle.valid]:opacity-100!"
    >
      <Background gap={24} size={1} color="var(--line-strong)" />
      <MiniMap cards={cards} grounds={grounds} chosen={chosen} label={mapLabel} isLarge={isLarge} />
    </ReactFlow>
  );
});
