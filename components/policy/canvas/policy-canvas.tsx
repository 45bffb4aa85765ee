"use client";
import { ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { connect, disconnect } from "@/server/domain/policy/graph/edits";
import type { Position } from "@/server/domain/policy/graph/layout";
import { keepsPositions, positionsOf, withPositions } from "@/server/domain/policy/graph/positions";
import type { Way } from "@/server/domain/policy/graph/way";
import type { History } from "../use-history";
import { CanvasActionsProvider } from "./canvas-context";
import type { Faults } from "./faults";
import type { Loads } from "./load";
import { margin, readable, Stage } from "./stage";
import { Toolbar } from "./toolbar";
import type { CardNode, GroundNode, LineEdge } from "./types";
import { useCanvasKeys } from "./use-canvas-keys";
import type { RunEdit } from "./use-edits";
import { useCards, useGraph, useLines } from "./use-flow";
import { useStable } from "./use-stable";

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

type Ends = Pick<LineEdge, "source" | "target">;
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

  const edges = useMemo(() => lines.map((one) => (one.id === line ? { ...one, selected: true } : one)), [lines, line]);

  const cut = (id: string) => {
    const edge = graph.edges.find((e) => e.id === id);
    if (edge && run((d) => disconnect(d, edge))) setLine(null);
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
  const box = useRef<HTMLElement>(null);
  const on = useStable({
    onSelect,
    onHover: setHovered,
    onMoved(ends: Readonly<Record<string, Position>>) {
      const isMoved = Object.entries(ends).some(([id, at]) => {
        const was = layout.positions[id];
        return was && (was.x !== at.x || was.y !== at.y);
      });
      if (isMoved) place({ ...given, ...ends });
    },
    onPressCard(id: string) {
      keys.touch(id);
      if (props.opensAtOnce) props.onInspect(id);
    },
    onOpenCard: props.onInspect,
    onPressLine: () => box.current?.querySelector<HTMLElement>("[data-pane]")?.focus({ preventScroll: true }),
    onSelectLine: (id: string, isSelected: boolean) =>
      setLine((before) => (isSelected ? id : before === id ? null : before)),
    onPressGround() {
      setLine(null);
      onSelect([]);
    },
    onJoin: ({ source, target }: Ends) => void run((d) => connect(d, source, target)),
    onRejoin(old: LineEdge, to: Ends) {
      if (old.source === to.source && old.target === to.target) return;
      const edge = graph.edges.find((e) => e.id === old.id);
      // One issue type less here and one more there; an owner is simply another one.
      if (edge?.kind === "combines" && !run((d) => disconnect(d, edge))) return;
      run((d) => connect(d, to.source, to.target));
    },
    onInit() {
      overlook();
      follow();
      if (wanted) reveal(wanted.id);
    },
  });
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
          <Stage
            cards={cards}
            grounds={grounds}
            lines={edges}
            selected={selected}
            isReadOnly={isReadOnly}
            label={t("label")}
            mapLabel={t("miniMap")}
            helpId={keys.helpId}
            {...on}
          />
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
