"use client";
import { BaseEdge, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { flowPath } from "./flow-path";
import { strokeOf } from "./load";
import type { LineData, LineEdge } from "./types";

const tierColours: Record<number, string> = { 1: "var(--t1)", 2: "var(--t2)", 3: "var(--t3)" };
const dashes: Partial<Record<LineData["kind"], string>> = { combines: "5 4", gated: "2 4", end: "2 5", way: "6 4" };

function colourOf({ kind, tone, tickets, tier }: LineData): string {
  if (tone === "lit" || tone === "near") return "var(--accent)";
  if (tone === "dim") return "var(--line)";
  if (kind === "gated" || kind === "answers") return "var(--assistant)";
  if (kind === "combines" || kind === "ruleOwner") return "var(--line-control)";
  if (tickets > 0) return tierColours[tier ?? 3] ?? "var(--t3)";
  return kind === "end" ? "var(--line-strong)" : "var(--paused)";
}
const opacityOf = ({ kind, tone, tickets, isOfMany }: LineData): number => {
  if (tone !== "plain") return 1;
  if (kind === "gated") return isOfMany ? 0.12 : 0.4;
  return tickets > 0 || kind === "end" ? 0.85 : 0.6;
};

/** A line of the canvas: as wide as the tickets on it, with their number where there are any. */
export const Line = memo(function Line({
  id,
  data,
  sourceX,
  sourceY,
  targetX,
  targetY,
  selected,
}: EdgeProps<LineEdge>) {
  const looks: LineData = data ?? {
    kind: "owner",
    tickets: 0,
    tone: "plain",
    tier: null,
    front: null,
    isOfMany: false,
  };
  const colour = selected ? "var(--accent)" : colourOf(looks);
  const hasNumber = looks.tickets > 0 && looks.tone !== "dim" && looks.kind !== "answers";
  const strong = looks.tone === "lit" || selected ? 1 : 0;
  return (
    <>
      <BaseEdge
        id={id}
        path={flowPath(sourceX, sourceY, targetX - 5, targetY, looks.front ?? undefined)}
        interactionWidth={14}
        style={{
          stroke: colour,
          strokeWidth: strokeOf(looks.tickets) + strong,
          strokeDasharray: dashes[looks.kind],
          opacity: selected ? 1 : opacityOf(looks),
          strokeLinecap: "round",
        }}
      />
      <path
        d={`M${targetX - 8},${targetY - 3.5} L${targetX - 1.5},${targetY} L${targetX - 8},${targetY + 3.5} Z`}
        fill={colour}
      />
      {hasNumber && <Tickets x={sourceX + 12} y={sourceY} value={looks.tickets} />}
    </>
  );
});

function Tickets({ x, y, value }: { x: number; y: number; value: number }) {
  const text = String(value);
  const width = 8 + text.length * 6.5;
  return (
    <g className="pointer-events-none">
      <rect
        x={x - width / 2}
        y={y - 7.5}
        width={width}
        height={15}
        rx={7.5}
        fill="var(--surface)"
        stroke="var(--line-strong)"
      />
      <text x={x} y={y + 3.5} textAnchor="middle" className="tabular fill-ink font-medium text-[10px]">
        {text}
      </text>
    </g>
  );
}
