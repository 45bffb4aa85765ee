"use client";
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { Bot, Combine, LifeBuoy, MessageCircleQuestionMark, ShieldHalf } from "lucide-react";
import { memo, type ReactNode, useEffect, useRef } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { GraphNode } from "@/server/domain/policy/graph/graph";
import { sizes } from "@/server/domain/policy/graph/layout";
import type { AutonomyStage } from "@/server/domain/vocabulary";
import { useCanvasActions } from "./canvas-context";
import { FaultBadge } from "./fault-badge";
import type { CardData, CardNode, Tone } from "./types";

const tones: Record<Tone, string> = {
  plain: "border-line-strong bg-raised shadow-xs",
  near: "border-accent bg-raised shadow-pop",
  lit: "border-accent bg-accent-soft shadow-pop ring-1 ring-accent",
  dim: "border-line border-dashed bg-canvas text-muted",
};
const handle =
  "!size-2.5 !min-h-0 !min-w-0 !border-2 !border-raised !bg-accent opacity-0 transition-opacity duration-100 before:absolute before:-inset-2 before:content-[''] group-hover/card:opacity-100 group-focus-within/card:opacity-100";

const ends: Record<GraphNode["kind"], { from: boolean; to: boolean }> = {
  issueType: { from: true, to: false },
  outOfScope: { from: true, to: false },
  rule: { from: true, to: true },
  gates: { from: true, to: true },
  assistant: { from: false, to: true },
  queue: { from: true, to: true },
  lastResort: { from: false, to: true },
};

/** One card of the canvas. It is drawn anew only when something of its own has changed. */
export const Card = memo(function Card({ id, data, selected }: NodeProps<CardNode>) {
  const { node, faults, tone, isStop, linking, isReadOnly, label } = data;
  const { onKey, onFocus, mounted, onFault } = useCanvasActions();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current) mounted(id, box.current);
  }, [id, mounted]);
  const { from, to } = ends[node.kind];
  const hidden = isReadOnly && "!opacity-0";
  return (
    <div className="group/card relative size-full">
      {/* biome-ignore lint/a11y/useSemanticElements: a button cannot be dragged in every browser */}
      <div
        ref={box}
        role="button"
        tabIndex={isStop ? 0 : -1}
        data-card={id}
        aria-pressed={selected}
        onFocus={() => onFocus(id)}
        onKeyDown={(event) => onKey(id, event)}
        className={cn(
          "flex size-full cursor-pointer items-center gap-2 overflow-hidden rounded-md border px-2.5 text-left outline-offset-2 transition-[border-color,box-shadow,background-color] duration-100 hover:border-line-control",
          tones[tone],
          selected && "border-accent ring-2 ring-accent",
          linking === "from" && "border-accent border-dashed ring-2 ring-accent",
          linking === "to" && "border-accent ring-1 ring-accent",
        )}
      >
        {/* What is seen is heard as a sentence. */}
        <VisuallyHidden>{label}</VisuallyHidden>
        <span aria-hidden className="contents">
          <Inside data={data} />
        </span>
      </div>
      {faults && <FaultBadge faults={faults} onPress={() => onFault(id)} />}
      {to && (
        <Handle type="target" position={Position.Left} isConnectable={!isReadOnly} className={cn(handle, hidden)} />
      )}
      {from && (
        <Handle type="source" position={Position.Right} isConnectable={!isReadOnly} className={cn(handle, hidden)} />
      )}
    </div>
  );
});

function Inside({ data }: { data: CardData }) {
  const { node } = data;
  switch (node.kind) {
    case "issueType":
      return <IssueTypeInside data={data} node={node} />;
    case "outOfScope":
      return <OutOfScopeInside data={data} />;
    case "rule":
      return <RuleInside node={node} />;
    case "queue":
      return <QueueInside data={data} node={node} />;
    case "gates":
      return <GatesInside node={node} />;
    case "assistant":
      return <AssistantInside data={data} node={node} />;
    case "lastResort":
      return <LastResortInside node={node} />;
  }
}

interface LinesProps {
  icon?: ReactNode;
  title: ReactNode;
  note: ReactNode;
  end?: ReactNode;
}
/** A name and a quiet line under it. */
function Lines({ icon, title, note, end }: LinesProps) {
  return (
    <>
      {icon && <span className="text-muted [&_svg]:size-4">{icon}</span>}
      <span className="grid min-w-0 flex-1">
        <span className="truncate font-medium text-sm leading-4.5">{title}</span>
        <span className="truncate text-2xs text-muted leading-4">{note}</span>
      </span>
      {end}
    </>
  );
}

/** How many are open; nothing where there are none. */
function Tickets({ data }: { data: CardData }) {
  const open = data.load?.open ?? 0;
  if (open === 0) return null;
  return <span className="tabular shrink-0 text-muted text-xs">{open}</span>;
}

const dots: Record<AutonomyStage, string> = {
  off: "border border-line-control",
  shadow: "border border-assistant border-dashed",
  review: "border-2 border-assistant",
  autonomous: "bg-assistant",
};
type Of<K extends GraphNode["kind"]> = Extract<GraphNode, { kind: K }>;

function IssueTypeInside({ data, node }: { data: CardData; node: Of<"issueType"> }) {
  const stages = useTranslations("policy.owners.stages");
  const format = useFormatter();
  const percent = (share: number) => format.number(share * 100, { maximumFractionDigits: 1 });
  const { stage, bands, hasOwnBands } = node;
  const thresholds =
    bands && stage !== "off" && stage !== null ? ` · ${percent(bands.high)} / ${percent(bands.low)} %` : "";
  return (
    <Lines
      icon={<span aria-hidden className={cn("block size-2.5 rounded-full", stage ? dots[stage] : "bg-late")} />}
      title={node.name}
      note={
        <>
          {stage ? stages(stage) : "?"}
          {thresholds && <span className={cn("tabular", hasOwnBands && "font-medium text-ink")}>{thresholds}</span>}
        </>
      }
      end={<Tickets data={data} />}
    />
  );
}

function OutOfScopeInside({ data }: { data: CardData }) {
  const t = useTranslations("canvas");
  return (
    <Lines
      icon={<MessageCircleQuestionMark aria-hidden />}
      title={t("kind.outOfScope")}
      note={t("outOfScopeNote")}
      end={<Tickets data={data} />}
    />
  );
}

function RuleInside({ node }: { node: Of<"rule"> }) {
  const t = useTranslations("canvas");
  const segment = useTranslations("ticket.segment");
  const format = useFormatter();
  const who = node.segments?.map((one) => (one in segmentsKnown ? segment(one as keyof typeof segmentsKnown) : one));
  const parts = [
    t("types", { count: node.types.length }),
    ...(who ? [format.list(who) || t("noSegment")] : []),
    ...(node.hours
      ? [t(node.hours.during === "closed" ? "whileClosed" : "whileOpen", { calendar: node.hours.calendar })]
      : []),
  ];
  return <Lines icon={<Combine aria-hidden />} title={node.name} note={parts.join(" · ")} />;
}
const segmentsKnown = { trial: 0, standard: 0, business: 0, enterprise: 0 };

const stripes: Record<number, string> = { 1: "bg-t1", 2: "bg-t2", 3: "bg-t3" };
function QueueInside({ data, node }: { data: CardData; node: Of<"queue"> }) {
  const t = useTranslations("canvas");
  const { open = 0, waiting = 0 } = data.load ?? {};
  return (
    <>
      <span aria-hidden className={cn("absolute inset-y-1.5 left-1 w-1 rounded-full", stripes[node.tier] ?? "bg-t3")} />
      <span className="w-0.5" />
      <Lines
        title={node.name}
        note={
          <>
            <span className="tabular font-medium">T{node.tier}</span>
            {node.tierName && node.tierName !== `T${node.tier}` && ` · ${node.tierName}`}
            {open > 0 && ` · ${t("open", { count: open })}`}
          </>
        }
        end={
          waiting > 0 && (
            <span className="grid shrink-0 justify-items-end">
              <span className="tabular font-semibold text-md leading-5">{waiting}</span>
              <span className="text-2xs text-muted leading-3.5">{t("waiting")}</span>
            </span>
          )
        }
      />
    </>
  );
}

function GatesInside({ node }: { node: Of<"gates"> }) {
  const t = useTranslations("canvas");
  return (
    <Lines
      icon={<ShieldHalf aria-hidden />}
      title={t("kind.gates")}
      note={t("gatesNote", { keywords: node.keywords, segments: node.segments })}
    />
  );
}

function AssistantInside({ data, node }: { data: CardData; node: Of<"assistant"> }) {
  const t = useTranslations("canvas");
  const open = data.load?.open ?? 0;
  return (
    <Lines
      icon={<Bot aria-hidden className="text-assistant-text" />}
      title={node.name || t("kind.assistant")}
      note={open > 0 ? t("withAssistant", { count: open }) : t("assistantNote")}
    />
  );
}

function LastResortInside({ node }: { node: Of<"lastResort"> }) {
  const t = useTranslations("canvas");
  return (
    <Lines
      icon={<LifeBuoy aria-hidden />}
      title={t("kind.lastResort")}
      note={t(node.isNamed ? "lastResortNamed" : "lastResortNobody")}
    />
  );
}

/** Where lines meet a card, known before it is drawn: so cards out of sight need not be. */
export function handlesOf(kind: GraphNode["kind"]) {
  const { width, height } = sizes[kind];
  // The id as the canvas finds it on the card: without one it finds only a handle that is right under the pointer.
  const at = { id: null, y: height / 2, width: 1, height: 1 };
  return [
    ...(ends[kind].to ? [{ type: "target" as const, position: Position.Left, x: 0, ...at }] : []),
    ...(ends[kind].from ? [{ type: "source" as const, position: Position.Right, x: width, ...at }] : []),
  ];
}
