"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type MouseEvent, type RefObject, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Unanswered } from "@/components/queue/unanswered";
import { useServerNow } from "@/components/time/server-clock";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { grid } from "@/components/ui/grid-roles";
import type { ListColumn, ListOrder } from "@/server/domain/lists/ticketAsk";
import { layout } from "./columns";
import { gridOf, ListRow, rowHeight } from "./list-row";
import type { Selection } from "./selection";
import { useRows } from "./use-rows";

interface Sorting {
  order: ListOrder;
  isReversed: boolean;
  onSort: (order: ListOrder) => void;
}

interface Props {
  caption: string;
  numbers: readonly number[];
  total: number;
  gone: ReadonlySet<number>;
  columns: readonly ListColumn[];
  sorting: Sorting;
  selection: Selection;
  /** How much of everything that fits is chosen. */
  extent: boolean | "indeterminate";
  canChoose: boolean;
  onChoose: (number: number, isRange: boolean) => void;
  onChooseAll: () => void;
  /** The ticket in focus, by number, and the one beside the list, by id. */
  cursor: number | null;
  openId: string | null;
  onCursor: (number: number) => void;
  onOpen: (event: MouseEvent, id: string, number: number) => void;
  isPaused: boolean;
  onEnd: () => void;
  onScroll: (isAtTop: boolean) => void;
  box: RefObject<HTMLDivElement | null>;
}

/** A grid of tickets of which only the rows in view exist: however long it is, it scrolls like a short one. */
export function ListTable(props: Props) {
  const { caption, numbers, total, gone, columns, selection, canChoose, cursor, openId, isPaused, box } = props;
  const t = useTranslations("lists");
  const now = useServerNow();
  const rows = useVirtualizer({
    count: numbers.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    initialRect: { width: 1000, height: 800 },
    getItemKey: (i) => numbers[i]!,
  });
  const items = rows.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = (items.at(-1)?.index ?? -1) + 1;
  const { lineOf, failed } = useRows(numbers, from, to, isPaused);

  const { onEnd } = props;
  const isNearEnd = to > numbers.length - 100;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once each time the end comes near
  useEffect(() => {
    if (isNearEnd) onEnd();
  }, [isNearEnd, numbers.length]);

  const lastFocused = useRef<number | null>(null);
  useEffect(() => {
    if (cursor === null || lastFocused.current === cursor) return;
    const index = numbers.indexOf(cursor);
    if (index < 0) return;
    rows.scrollToIndex(index, { align: "auto" });
    const frame = requestAnimationFrame(() => {
      lastFocused.current = cursor;
      const row = box.current?.querySelector<HTMLElement>(`[data-number="${cursor}"]`);
      if (row && !row.contains(document.activeElement)) row.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [cursor, numbers, rows, box]);

  const template = ["minmax(0,2.2fr)", ...columns.map((c) => layout[c].width)].join(" ");
  return (
    <>
      {failed && (
        <div className="shrink-0 border-line border-b">
          <Unanswered query={failed} />
        </div>
      )}
      <div
        {...grid.whole({ label: caption, rows: total + 1, isMulti: canChoose })}
        className="@container flex min-h-0 flex-1 flex-col"
        style={{ "--columns": template } as React.CSSProperties}
      >
        <div {...grid.rows} className="shrink-0">
          <div
            {...grid.row(1)}
            className="flex h-7 items-center border-line border-b bg-sunken pr-4 pl-2 font-medium text-muted text-xs md:pr-5"
          >
            {canChoose && (
              <span {...grid.head()} className="grid w-8 shrink-0 place-items-center">
                <Checkbox
                  aria-label={t("chooseAll")}
                  checked={props.extent}
                  disabled={numbers.length === 0}
                  onCheckedChange={props.onChooseAll}
                />
              </span>
            )}
            <div {...grid.box} className={cn(gridOf, "min-w-0 flex-1 pl-2")}>
              <Head label={t("column.ticket")} shown="always" />
              <Head label={t("column.clock")} shown="narrow" by="breach" sorting={props.sorting} />
              {columns.map((c) => (
                <Head
                  key={c}
                  label={t(`column.${c}`)}
                  shown="wide"
                  by={layout[c].order}
                  isNumeric={layout[c].isNumeric}
                  sorting={props.sorting}
                />
              ))}
            </div>
          </div>
        </div>
        <div
          ref={box}
          {...grid.box}
          className="scroll-area min-h-0 flex-1"
          onScroll={(event) => props.onScroll(event.currentTarget.scrollTop < rowHeight / 2)}
        >
          <div {...grid.rows} className="relative" style={{ height: rows.getTotalSize() }}>
            {items.map((item) => {
              const number = numbers[item.index]!;
              const line = lineOf(number);
              return (
                <div
                  key={item.key}
                  {...grid.box}
                  className="absolute inset-x-0 top-0"
                  style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
                >
                  <ListRow
                    number={number}
                    index={item.index + 2}
                    line={line}
                    columns={columns}
                    now={now}
                    isChosen={selection.chosen.has(number)}
                    isCurrent={cursor === null ? item.index === from : cursor === number}
                    isOpen={line !== undefined && line.id === openId}
                    isGone={gone.has(number)}
                    canChoose={canChoose}
                    onOpen={props.onOpen}
                    onChoose={props.onChoose}
                    onFocus={props.onCursor}
                  />
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </>
  );
}

interface HeadProps {
  label: string;
  shown: "always" | "narrow" | "wide";
  /** The order that a press asks for. */
  by?: ListOrder;
  isNumeric?: true;
  sorting?: Sorting;
}

/** The soonest is due first, but the most important and the oldest come first. */
const isDescending = ({ order, isReversed }: Sorting) => (order !== "breach") !== isReversed;

function Head({ label, shown, by, isNumeric, sorting }: HeadProps) {
  const t = useTranslations("lists");
  const isSorted = by !== undefined && sorting?.order === by;
  const isDown = isSorted && isDescending(sorting);
  const Arrow = isDown ? ArrowDown : ArrowUp;
  return (
    <span
      {...grid.head(isSorted ? (isDown ? "descending" : "ascending") : undefined)}
      className={cn(
        "min-w-0",
        isNumeric && "text-right",
        shown === "narrow" && "justify-self-end @4xl:hidden",
        shown === "wide" && "hidden @4xl:block",
      )}
    >
      {by && sorting ? (
        <button
          type="button"
          title={t("sortBy")}
          onClick={() => sorting.onSort(by)}
          className="group -mx-1 inline-flex min-h-6 max-w-full items-center gap-1 whitespace-nowrap rounded-xs px-1 hover:text-ink"
        >
          <span className="truncate">{label}</span>
          <Arrow aria-hidden className={cn("size-3 shrink-0", !isSorted && "opacity-0 group-hover:opacity-60")} />
        </button>
      ) : (
        <span className="block truncate">{label}</span>
      )}
    </span>
  );
}
