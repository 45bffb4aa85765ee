"use client";
import "@xyflow/react/dist/base.css";
import {
  Background,
  type Connection,
  type EdgeChange,
  MiniMap,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from "@xyflow/react";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { connect, disconnect, mayConnect } from "@/server/domain/policy/graph/edits";
import type { GraphEdge } from "@/server/domain/policy/graph/graph";
import type { Position } from "@/server/domain/policy/graph/layout";
import { keepsPositions, positionsOf, withPositions } from "@/server/domain/policy/graph/positions";
import type { Way } from "@/server/domain/policy/graph/way";
import type { History } from "../use-history";
import { CanvasActionsProvider } from "./canvas-context";
import { Card } from "./card";
import type { Faults } from "./faults";
import { Ground } from "./ground";
import { Line } from "./line";
import type { Loads } from "./load";
import { Toolbar } from "./toolbar";
import type { CardNode, GroundNode, LineEdge } from "./types";
import { useCanvasKeys } from "./use-canvas-keys";
import type { RunEdit } from "./use-edits";
import { useCards, useGraph, useLines } from "./use-flow";

const nodeTypes = { card: Card, ground: Ground };
const edgeTypes = { line: Line };
/** From so many cards on, only those in sight are drawn. */
const many = 120;
/** So far out cards can still be read. */
const readable = 0.66;
const margin = 28;
/** A lit way may be further out: what it is about stands beside the canvas, too. */
const leastLit = 0.35;

export interface PolicyCanvasProps {
  document: unknown;
  setDocument: (document: unknown) => void;
  run: RunEdit;
  history: History | null;
  isReadOnly: boolean;
  faults: ReadonlyMap<string, Faults>;
  loads: Loads;
  way?: Way;
  selected: readonly string[];
  onSelect: (ids: readonly string[]) => void;
  /** Opens the inspector, with the focus in it. */
  onInspect: (id: string) => void;
  /** There is no room beside the canvas: a card is opened by one touch. */
  opensAtOnce: boolean;
  /** A card to bring into sight and focus; a new object asks again. */
  wanted: { id: string } | null;
  className?: string;
  /** Beside the tools. */
  children?: ReactNode;
}

export function PolicyCanvas(props: PolicyCanvasProps) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  );
}

const none: Readonly<Record<string, Position>> = {};

function Flow(props: PolicyCanvasProps) {
  const { document, setDocument, run, history, isReadOnly, faults, loads, way, selected, onSelect, wanted } = props;
  const t = useTranslations("canvas");
  const flow = useReactFlow<CardNode | GroundNode, LineEdge>();
  // Where a document has no place for positions, they last as long as the page.
  const [moved, setMoved] = useState(none);
  const isKept = keepsPositions(document);
  const given = useMemo(() => (isKept ? positionsOf(document) : moved), [isKept, document, moved]);
  const drawn = useGraph(document, given);
  const { graph, layout } = drawn;

  const place = (positions: Readonly<Record<string, Position>>) => {
    if (!isKept) return setMoved(positions);
    history?.step();
    setDocument(withPositions(document, positions));
  };

  const keys = useCanvasKeys({ ...props, drawn, place, given });
  const [hovered, setHovered] = useState<string | null>(null);
  const [line, setLine] = useState<string | null>(null);
  const near = useMemo(() => new Set([...selected, ...(hovered ? [hovered] : [])]), [selected, hovered]);
  const { cards, grounds } = useCards(drawn, {
    faults,
    loads,
    way,
    near,
    stop: keys.stop,
    linking: keys.linking,
    isReadOnly,
  });
  const lines = useLines(graph, layout.front, { loads, way, near, isReadOnly });

  // While cards are dragged they are where the pointer has them, and nothing is laid out.
  const [dragged, setDragged] = useState<Readonly<Record<string, Position>> | null>(null);
  const chosen = useMemo(() => new Set(selected), [selected]);
  const nodes = useMemo(() => {
    const shown = cards.map((card) => {
      const at = dragged?.[card.id];
      const isChosen = chosen.has(card.id);
      if (!at && !isChosen) return card;
      return { ...card, selected: isChosen, ...(at && { position: at, dragging: true }) };
    });
    return [...grounds, ...shown];
  }, [grounds, cards, dragged, chosen]);
  const edges = useMemo(() => lines.map((one) => (one.id === line ? { ...one, selected: true } : one)), [lines, line]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode | GroundNode>[]) => {
      const moves = changes.flatMap((c) => (c.type === "position" && c.position ? [[c.id, c.position] as const] : []));
      if (moves.length > 0) setDragged((before) => ({ ...before, ...Object.fromEntries(moves) }));
      const choices = changes.flatMap((c) => (c.type === "select" ? [c] : []));
      if (choices.length > 0) {
        const next = new Set(selected);
        for (const { id, selected: on } of choices) {
          if (on) next.add(id);
          else next.delete(id);
        }
        onSelect([...next]);
      }
    },
    [selected, onSelect],
  );
  const onEdgesChange = useCallback((changes: EdgeChange<LineEdge>[]) => {
    for (const c of changes) {
      if (c.type === "select") setLine((before) => (c.selected ? c.id : before === c.id ? null : before));
    }
  }, []);
  const settle = (_: unknown, __: unknown, all: (CardNode | GroundNode)[]) => {
    setDragged(null);
    const ends = Object.fromEntries(
      all.map(({ id, position }) => [id, { x: Math.round(position.x), y: Math.round(position.y) }]),
    );
    const isMoved = Object.entries(ends).some(([id, at]) => {
      const was = layout.positions[id];
      return was && (was.x !== at.x || was.y !== at.y);
    });
    if (isMoved) place({ ...given, ...ends });
  };
  const join = ({ source, target }: Pick<Connection, "source" | "target">) => run((d) => connect(d, source, target));
  const rejoin = (old: LineEdge, to: Connection) => {
    if (old.source === to.source && old.target === to.target) return;
    const edge = graph.edges.find((e) => e.id === old.id);
    // One issue type less here and one more there; an owner is simply another one.
    if (edge?.kind === "combines") {
      const isOut = run((d) => disconnect(d, edge));
      if (!isOut) return;
    }
    join(to);
  };
  const cut = (id: string) => {
    const edge = graph.edges.find((e) => e.id === id);
    if (edge && run((d) => disconnect(d, edge satisfies GraphEdge))) setLine(null);
  };

  const { reveal } = keys;
  useEffect(() => {
    if (wanted) reveal(wanted.id);
  }, [wanted, reveal]);

  // At first everything from left to right, as far as it can be read; what is below is scrolled to.
  const overlook = () => {
    const pane = box.current?.querySelector(".react-flow")?.getBoundingClientRect();
    if (!pane) return;
    const { x, y, width, height } = flow.getNodesBounds(flow.getNodes());
    const zoom = Math.min(1, Math.max(readable, Math.min(pane.width / (width + margin * 2), 1)));
    const free = pane.width - width * zoom;
    const isWhole = height * zoom + margin < pane.height;
    const top = isWhole ? (pane.height - height * zoom) / 2 : margin / 2;
    void flow.setViewport({ x: Math.max(margin * zoom, free / 2) - x * zoom, y: top - y * zoom, zoom });
  };
  // A way that is lit is brought into sight, as far as it can be read.
  const lit = way?.steps.map((step) => step.node).join(" ");
  const follow = () => {
    if (!lit) return;
    const nodes = lit.split(" ").map((id) => ({ id }));
    void flow.fitView({ nodes, padding: 0.12, maxZoom: 1, minZoom: leastLit });
  };
  const following = useRef(follow);
  following.current = follow;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each way, and not whenever the canvas is drawn
  useEffect(() => {
    const frame = requestAnimationFrame(() => following.current());
    return () => cancelAnimationFrame(frame);
  }, [lit]);
  const isLarge = graph.nodes.length > many;
  const box = useRef<HTMLElement>(null);
  return (
    <section
      ref={box}
      aria-label={t("label")}
      className={cn("flex min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-canvas", props.className)}
      onKeyDown={(event) => {
        if (line !== null && (event.key === "Delete" || event.key === "Backspace") && !isTyping(event.target)) {
          event.preventDefault();
          cut(line);
        } else keys.onCanvasKey(event);
      }}
    >
      <Toolbar
        graph={graph}
        run={run}
        history={history}
        isReadOnly={isReadOnly}
        selected={selected}
        onAdded={(id) => {
          keys.centre(id);
          props.onInspect(id);
        }}
        onFind={reveal}
        isTidy={Object.keys(given).length === 0}
        onTidy={() => {
          place(none);
          requestAnimationFrame(overlook);
        }}
        findRef={keys.findRef}
      >
        {props.children}
      </Toolbar>
      <div data-pane tabIndex={-1} className="@container relative min-h-0 flex-1 outline-none">
        <CanvasActionsProvider value={keys.actions}>
          <ReactFlow<CardNode | GroundNode, LineEdge>
            nodes={nodes}
            edges={edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            onNodesChange={onNodesChange}
            onEdgesChange={onEdgesChange}
            onNodeDragStop={settle}
            onSelectionDragStop={(event, all) => settle(event, null, all)}
            onNodeMouseEnter={(_, node) => setHovered(node.type === "card" ? node.id : null)}
            onNodeMouseLeave={() => setHovered(null)}
            onNodeClick={(_, node) => {
              if (node.type !== "card") return;
              keys.touch(node.id);
              if (props.opensAtOnce) props.onInspect(node.id);
            }}
            onNodeDoubleClick={(_, node) => node.type === "card" && props.onInspect(node.id)}
            onEdgeClick={() => box.current?.querySelector<HTMLElement>("[data-pane]")?.focus({ preventScroll: true })}
            onPaneClick={() => {
              setLine(null);
              onSelect([]);
            }}
            onConnect={join}
            onReconnect={rejoin}
            isValidConnection={({ source, target }) => mayConnect(source, target)}
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
            defaultViewport={{ x: margin, y: margin, zoom: readable }}
            onInit={() => {
              overlook();
              follow();
              if (wanted) reveal(wanted.id);
            }}
            connectionLineStyle={{ stroke: "var(--accent)", strokeWidth: 2 }}
            proOptions={{ hideAttribution: true }}
            aria-label={t("label")}
            aria-describedby={keys.helpId}
            className="[&_.react-flow\_\_handle-connecting]:bg-accent! [&_.react-flow\_\_handle.valid]:opacity-100!"
          >
            <Background gap={24} size={1} color="var(--line-strong)" />
            <MiniMap<CardNode | GroundNode>
              // Where a drawn policy is empty at first: below it would lie on the last resort. A narrow canvas has no room for it.
              position="top-right"
              pannable
              zoomable
              ariaLabel={t("miniMap")}
              nodeColor={(node) => (node.type === "ground" ? "var(--sunken)" : colourOf(node as CardNode))}
              nodeStrokeColor={(node) => (chosen.has(node.id) ? "var(--accent)" : "transparent")}
              nodeStrokeWidth={6}
              bgColor="var(--raised)"
              maskColor="color-mix(in oklch, var(--sunken) 72%, transparent)"
              className="m-2! hidden h-24! w-36! overflow-hidden rounded-md border border-line-strong @4xl:block [&>svg]:size-full"
            />
          </ReactFlow>
        </CanvasActionsProvider>
        <p id={keys.helpId} className="sr-only">
          {t(isReadOnly ? "helpRead" : "help")}
        </p>
        <p aria-live="polite" className="sr-only">
          {keys.said}
        </p>
        {keys.linking && (
          <p className="absolute top-2 left-1/2 -translate-x-1/2 rounded-md border border-accent bg-accent-soft px-3 py-1 text-accent-text text-xs shadow-pop">
            {t("linking")}
          </p>
        )}
      </div>
    </section>
  );
}

const isTyping = (target: EventTarget) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable=true]") !== null;

const tierColours: Record<number, string> = { 1: "var(--t1)", 2: "var(--t2)", 3: "var(--t3)" };
function colourOf({ data: { node, faults, tone } }: CardNode): string {
  if (faults && faults.errors > 0) return "var(--late)";
  if (tone === "lit") return "var(--accent)";
  if (node.kind === "queue") return tierColours[node.tier] ?? "var(--t3)";
  return node.kind === "assistant" || node.kind === "gates" ? "var(--assistant)" : "var(--line-control)";
}
