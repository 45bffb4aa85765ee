"use client";
import Link from "next/link";
import { type MouseEvent, memo } from "react";
import { useTranslations } from "use-intl";
import { FollowedOverride } from "@/components/now/followed-override";
import { ClockCell } from "@/components/queue/clock-cell";
import { Holder } from "@/components/queue/holder";
import { ChannelIcon } from "@/components/ticket/channel-icon";
import { DispositionBadge } from "@/components/ticket/disposition-badge";
import { titleOf } from "@/components/ticket/title";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { grid } from "@/components/ui/grid-roles";
import type { ListColumn } from "@/server/domain/lists/ticketAsk";
import { ColumnCell, layout } from "./columns";
import type { ListLine } from "./types";

export const rowHeight = 44;

/** What lays out a row and the heads above it: one grid where there is room, two lines where there is not. */
export const gridOf = "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 @4xl:grid-cols-(--columns)";

interface Props {
  number: number;
  /** From 1, the head being the first. */
  index: number;
  line: ListLine | undefined;
  columns: readonly ListColumn[];
  now: number;
  isChosen: boolean;
  /** The cursor is here. */
  isCurrent: boolean;
  /** Shown beside the list. */
  isOpen: boolean;
  /** It does not belong into the list any more. */
  isGone: boolean;
  canChoose: boolean;
  onOpen: (event: MouseEvent, id: string, number: number) => void;
  onChoose: (number: number, isRange: boolean) => void;
  onFocus: (number: number) => void;
}

/** One ticket of the list. On a phone and beside a ticket in two lines: what it is and its clock, then who has it. */
export const ListRow = memo(function ListRow(props: Props) {
  const { number, index, line, columns, now, isChosen, isCurrent, isOpen, isGone, canChoose } = props;
  const t = useTranslations("lists");
  const untitled = useTranslations("ticket.page")("untitled");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is a row of a grid
    <div
      {...grid.row(index, canChoose ? isChosen : undefined)}
      aria-current={isOpen ? "true" : undefined}
      data-number={number}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => props.onFocus(number)}
      className={cn(
        "group relative flex h-full items-center border-line border-b pr-4 pl-2 -outline-offset-2 md:pr-5",
        isChosen || isOpen ? "bg-selected" : "hover:bg-hover",
        isGone && "text-faint line-through decoration-line-strong",
      )}
    >
      {canChoose && (
        <span {...grid.cell} className="relative z-10 grid w-8 shrink-0 place-items-center self-stretch">
          <Checkbox
            tabIndex={-1}
            checked={isChosen}
            aria-label={t("choose", { number: String(number) })}
            onClick={(event) => {
              event.preventDefault();
              props.onChoose(number, event.shiftKey);
            }}
          />
        </span>
      )}
      <div {...grid.box} className={cn(gridOf, "min-w-0 flex-1 pl-2")}>
        <span {...grid.cell} className="flex min-w-0 items-center gap-2.5">
          {line ? (
            <>
              <ChannelIcon channel={line.channel} />
              <Link
                href={`/tickets/${line.id}`}
                prefetch={false}
                tabIndex={-1}
                onClick={(event) => props.onOpen(event, line.id, number)}
                className="min-w-0 truncate rounded-xs text-sm after:absolute after:inset-0 after:content-['']"
              >
                <span className="tabular mr-2 text-faint text-xs">#{number}</span>
                <span className="font-medium">{titleOf(line.subject, line.snippet) || untitled}</span>
                {line.subject && <span className="ml-2 text-muted">{line.snippet}</span>}
              </Link>
              {line.disposition && line.disposition !== "human" && (
                <span className="hidden @4xl:inline-flex">
                  <DispositionBadge disposition={line.disposition} />
                </span>
              )}
              {line.overrides.length > 0 && <FollowedOverride ids={line.overrides} />}
              {isGone && <span className="sr-only">{t("gone")}</span>}
            </>
          ) : (
            <span className="tabular text-faint text-xs">#{number}</span>
          )}
        </span>
        {line && (
          <>
            <span {...grid.cell} className="row-span-2 flex justify-self-end @4xl:hidden">
              <ClockCell clocks={line.clocks} now={now} className="flex-col items-end" />
            </span>
            <span {...grid.cell} className="col-start-1 row-start-2 flex min-w-0 text-xs @4xl:hidden">
              <Holder line={line} />
            </span>
          </>
        )}
        {columns.map((column) => (
          <span
            {...grid.cell}
            key={column}
            data-col={column}
            className={cn("hidden min-w-0 text-sm @4xl:block", layout[column].isNumeric && "text-right")}
          >
            {line && <ColumnCell column={column} line={line} now={now} />}
          </span>
        ))}
      </div>
    </div>
  );
});
