"use client";
import { type ReactFlowState, useReactFlow, useStore } from "@xyflow/react";
import { memo, type PointerEvent, useMemo, useRef } from "react";
import { cn } from "@/components/ui/cn";
import type { CardNode, GroundNode } from "./types";

interface Props {
  cards: readonly CardNode[];
  grounds: readonly GroundNode[];
  chosen: ReadonlySet<string>;
  label: string;
  /** Too large to be overlooked without it: a narrow canvas has it, too. */
  isLarge: boolean;
}
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
const boxOf = ({ position, width = 0, height = 0 }: CardNode | GroundNode): Box => ({ ...position, width, height });
const pathOf = (boxes: readonly Box[]): string =>
  boxes.map(({ x, y, width, height }) => `M${x},${y}h${width}v${height}h${-width}Z`).join("");

/** What is in sight, as a text: so that nothing is drawn anew while it stays. */
const inSight = ({ transform: [x, y, zoom], width, height }: ReactFlowState) =>
  [-x / zoom, -y / zoom, width / zoom, height / zoom].map(Math.round).join(" ");

/** The whole policy, small: one shape for all cards of a colour, since a shape for each would make large policies slow to drag.
 *  A press brings that place into sight. It lies where a drawn policy is empty at first. */
export const MiniMap = memo(function MiniMap({ cards, grounds, chosen, label, isLarge }: Props) {
  const flow = useReactFlow();
  const [x = 0, y = 0, width = 0, height = 0] = useStore(inSight).split(" ").map(Number);
  const svg = useRef<SVGSVGElement>(null);
  const { shapes, bounds } = useMemo(() => {
    const boxes = Map.groupBy(cards, colourOf);
    const all = [...cards, ...grounds].map(boxOf);
    const [left, top] = [Math.min(...all.map((b) => b.x)), Math.min(...all.map((b) => b.y))];
    const [right, bottom] = [Math.max(...all.map((b) => b.x + b.width)), Math.max(...all.map((b) => b.y + b.height))];
    return {
      bounds: { x: left, y: top, width: right - left, height: bottom - top },
      shapes: [
        { colour: "var(--sunken)", path: pathOf(grounds.map(boxOf)) },
        ...[...boxes].map(([colour, of]) => ({ colour, path: pathOf(of.map(boxOf)) })),
      ],
    };
  }, [cards, grounds]);
  const marked = useMemo(() => pathOf(cards.filter(({ id }) => chosen.has(id)).map(boxOf)), [cards, chosen]);
  if (cards.length === 0) return null;

  // It fills its frame: a policy of many teams is far taller than wide, and would be a thread.
  const [marginX, marginY] = [0.05 * bounds.width, 0.05 * bounds.height];
  const [mapX, mapY] = [bounds.x - marginX, bounds.y - marginY];
  const [mapWidth, mapHeight] = [bounds.width + marginX * 2, bounds.height + marginY * 2];
  const goTo = (event: PointerEvent<SVGSVGElement>) => {
    const matrix = svg.current?.getScreenCTM();
    if (!matrix || event.buttons === 0) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    void flow.setCenter(at.x, at.y, { zoom: flow.getZoom() });
  };
  return (
    <svg
      ref={svg}
      role="img"
      aria-label={label}
      preserveAspectRatio="none"
      viewBox={`${mapX} ${mapY} ${mapWidth} ${mapHeight}`}
      className={cn(
        "absolute right-2 bottom-2 z-5 hidden h-24 w-36 cursor-pointer touch-none rounded-md border border-line-strong bg-raised @4xl:top-2 @4xl:bottom-auto @4xl:block",
        isLarge && "@2xl:block",
      )}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={goTo}
    >
      {shapes.map(({ colour, path }) => (
        <path key={colour} d={path} fill={colour} />
      ))}
      <path d={marked} fill="none" stroke="var(--accent)" strokeWidth={2} vectorEffect="non-scaling-stroke" />
      {/* Everything out of sight lies in the shade. */}
      <path
        d={`M${mapX - mapWidth},${mapY - mapHeight}h${mapWidth * 3}v${mapHeight * 3}h${-mapWidth * 3}Z${pathOf([{ x, y, width, height }])}`}
        fillRule="evenodd"
        fill="color-mix(in oklch, var(--sunken) 72%, transparent)"
      />
      <rect {...{ x, y, width, height }} fill="none" stroke="var(--line-control)" vectorEffect="non-scaling-stroke" />
    </svg>
  );
});

const tierColours: Record<number, string> = { 1: "var(--t1)", 2: "var(--t2)", 3: "var(--t3)" };
function colourOf({ data: { node, faults, tone } }: CardNode): string {
  if (faults && faults.errors > 0) return "var(--late)";
  if (tone === "lit") return "var(--accent)";
  if (node.kind === "queue") return tierColours[node.tier] ?? "var(--t3)";
  return node.kind === "assistant" || node.kind === "gates" ? "var(--assistant)" : "var(--line-control)";
}
