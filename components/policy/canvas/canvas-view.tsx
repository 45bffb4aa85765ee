"use client";
import { useQuery } from "@tanstack/react-query";
import { Network, Table2 } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { useTRPC } from "@/components/trpc/provider";
import { cn } from "@/components/ui/cn";
import { Segmented } from "@/components/ui/segmented";
import { Sheet, SheetRoot } from "@/components/ui/sheet";
import { graphOf } from "@/server/domain/policy/graph/graph";
import { nodeAt } from "@/server/domain/policy/graph/places";
import type { Way } from "@/server/domain/policy/graph/way";
import { useFindingActs } from "../finding/acts";
import { focusPlace } from "../finding/focus-place";
import { Findings } from "../findings";
import type { Check } from "../types";
import type { History } from "../use-history";
import { faultsOf } from "./faults";
import { Inspector } from "./inspector";
import { loadsOf } from "./load";
import { PolicyCanvas } from "./policy-canvas";
import { PolicyTable } from "./policy-table";
import { useEdits } from "./use-edits";
import { useWide } from "./use-wide";

export interface CanvasProps {
  check: Check;
  isTyped?: boolean;
  isJudging?: boolean;
  /** Of a draft that may be edited. */
  history?: History;
  /** A ticket's way through the policy, lit. */
  way?: Way;
  /** Above the findings, while nothing is chosen; it stays as it is while something is. */
  aside?: ReactNode;
  /** Beside the choice of view. */
  tools?: ReactNode;
  /** The height of the canvas, as a class. */
  height?: string;
}

const views = ["canvas", "table"] as const;
const nothing = () => undefined;

/** The policy drawn, or the same as a table, with whatever is chosen beside it. The address names both. */
export function CanvasView({
  check,
  isTyped,
  isJudging,
  history,
  way,
  aside,
  tools,
  height = "h-[68dvh] min-h-112",
}: CanvasProps) {
  const t = useTranslations("canvas");
  const trpc = useTRPC();
  const { document, isReadOnly, set } = useDocumentForm();
  const isWide = useWide(768);
  const isBeside = useWide(1180);
  const [{ view: wished, node }, go] = useQueryStates({ view: parseAsStringLiteral(views), node: parseAsString });
  const view = wished ?? (isWide ? "canvas" : "table");
  const run = useEdits(history?.step ?? nothing);

  const places = useQuery(trpc.policy.load.queryOptions()).data?.data;
  const loads = useMemo(() => loadsOf(places ?? []), [places]);
  const faults = useMemo(() => faultsOf(document, check), [document, check]);
  const graph = useMemo(() => graphOf(document), [document]);

  const [selected, setSelected] = useState<readonly string[]>(node ? [node] : []);
  const [wanted, setWanted] = useState<{ id: string } | null>(node ? { id: node } : null);
  const [isOpen, setOpen] = useState(isBeside && node !== null);
  const select = useCallback(
    (ids: readonly string[]) => {
      setSelected(ids);
      if (ids.length !== 1) setOpen(false);
      void go({ node: ids.length === 1 ? ids[0]! : null }, { history: "replace" });
    },
    [go],
  );
  const chosen = selected.length === 1 ? graph.nodes.find(({ id }) => id === selected[0]) : undefined;

  // The inspector takes the focus only where it was asked for.
  const body = useRef<HTMLDivElement>(null);
  const [asked, ask] = useState(0);
  const inspect = useCallback(
    (id: string) => {
      select([id]);
      setOpen(true);
      ask((n) => n + 1);
    },
    [select],
  );
  const answered = useRef(asked);
  const chosenId = chosen?.id;
  useEffect(() => {
    if (!isOpen || !chosenId || answered.current === asked || !body.current) return;
    answered.current = asked;
    const first = body.current.querySelector<HTMLElement>("input, textarea, button") ?? body.current;
    first.focus();
    if (first instanceof HTMLInputElement) first.select();
  }, [isOpen, chosenId, asked]);
  const close = () => {
    setOpen(false);
    if (chosen && view === "canvas") setWanted({ id: chosen.id });
  };
  const show = (id: string) => {
    select([id]);
    setOpen(true);
    setWanted({ id });
  };

  const own = chosen
    ? [
        ...check.errors.map((finding) => ({ finding, isError: true })),
        ...check.warnings.map((finding) => ({ finding, isError: false })),
      ].filter(({ finding }) => nodeAt(document, finding.path) === chosen.id)
    : [];
  const inspector = chosen && (
    <Inspector node={chosen} findings={own} run={run} onShow={show} onClose={close} bodyRef={body} isBare={!isBeside} />
  );
  const onShow = (path: string) => {
    const id = nodeAt(document, path);
    if (id === null) return;
    inspect(id);
    setWanted({ id });
    focusPlace(path);
  };
  // Somebody was led here from elsewhere; or wants to see a ticket, which is told where the inspector would be.
  const acts = useFindingActs();
  const led = acts?.asked;
  const shownAt = acts?.shown?.n ?? 0;
  const lead = useRef(onShow);
  lead.current = onShow;
  useEffect(() => {
    if (led && acts?.take(led)) lead.current(led.path);
  }, [led, acts]);
  useEffect(() => {
    if (shownAt > 0) select([]);
  }, [shownAt, select]);
  const isShown = isBeside && chosen !== undefined && (isOpen || view === "canvas");
  // A sound policy says so below: the canvas has the whole width.
  const hasSide = isShown || Boolean(aside) || check.errors.length + check.warnings.length > 0;
  const toggle = (
    <>
      {tools}
      <Segmented
        value={view}
        onValueChange={(next) => void go({ view: next })}
        label={t("view.label")}
        options={[
          { value: "canvas", label: t("view.canvas"), icon: <Network aria-hidden /> },
          { value: "table", label: t("view.table"), icon: <Table2 aria-hidden /> },
        ]}
      />
    </>
  );
  return (
    <div className={cn("grid items-start gap-3", hasSide && "min-[1180px]:grid-cols-[minmax(0,1fr)_22rem]")}>
      {view === "canvas" ? (
        <PolicyCanvas
          document={document}
          setDocument={(next) => set([], next)}
          run={run}
          history={history ?? null}
          isReadOnly={isReadOnly}
          faults={faults}
          loads={loads}
          way={way}
          selected={selected}
          onSelect={select}
          onInspect={inspect}
          wanted={wanted}
          opensAtOnce={!isBeside}
          className={height}
        >
          {toggle}
        </PolicyCanvas>
      ) : (
        <PolicyTable
          graph={graph}
          run={run}
          history={history ?? null}
          faults={faults}
          loads={loads}
          onInspect={inspect}
        >
          {toggle}
        </PolicyTable>
      )}
      {isShown && (
        // Escape leads back to the card.
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the fields inside arrive here
        <div
          className={cn(
            "flex min-w-0 flex-col rounded-lg border border-line bg-raised shadow-xs",
            view === "canvas" ? height : "sticky top-2 max-h-[80dvh]",
          )}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || event.defaultPrevented) return;
            event.preventDefault();
            close();
          }}
        >
          {inspector}
        </div>
      )}
      <div
        hidden={isShown}
        className={cn(
          "grid min-w-0 gap-3 [&[hidden]]:hidden",
          view === "canvas" && isBeside && hasSide && cn("scroll-area content-start", height),
        )}
      >
        {aside}
        <Findings
          check={check}
          isTyped={isTyped}
          isJudging={isJudging}
          onShow={onShow}
          canShow={(path) => nodeAt(document, path) !== null}
        />
      </div>
      {!isBeside && (
        <SheetRoot open={isOpen && chosen !== undefined} onOpenChange={(open) => (open ? setOpen(true) : close())}>
          {chosen && <Sheet title={t(`kind.${chosen.kind}`)}>{inspector}</Sheet>}
        </SheetRoot>
      )}
    </div>
  );
}
