"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useKeys } from "@/components/ticket/actions/use-keys";
import { AgentRow, type Asked } from "./agent-row";
import type { TeamCrew } from "./by-team";
import { type Row, rowsOf, stepFrom } from "./rows";
import { TeamHead } from "./team-head";
import type { AgentLine, AgentsViewer, TeamName } from "./types";

const headHeight = 32;
const rowHeight = 52;

interface Props {
  crews: readonly TeamCrew[];
  teams: readonly TeamName[];
  viewer: AgentsViewer;
  onAsk: (what: Asked, agent: AgentLine) => void;
}

/** People below the heads of their teams, of which only those in view exist: a floor of thousands scrolls like a small one.
 *  j and k walk, Enter opens what can be done with somebody. */
export function AgentsList({ crews, teams, viewer, onAsk }: Props) {
  const t = useTranslations("agents");
  const box = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [menu, setMenu] = useState<string | null>(null);
  const rows = useMemo(() => rowsOf(crews), [crews]);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (i) => (rows[i]?.kind === "head" ? headHeight : rowHeight),
    overscan: 10,
    initialRect: { width: 1000, height: 800 },
    getItemKey: (i) => rows[i]!.key,
  });

  const lastFocused = useRef<string | null>(null);
  useEffect(() => {
    if (cursor === null || lastFocused.current === cursor) return;
    const index = rows.findIndex((r) => r.key === cursor);
    if (index < 0) return;
    list.scrollToIndex(index, { align: "auto" });
    const frame = requestAnimationFrame(() => {
      lastFocused.current = cursor;
      const row = box.current?.querySelector<HTMLElement>(`[data-agent="${CSS.escape(cursor)}"]`);
      if (row && !row.contains(document.activeElement)) row.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  });
  const walk = (step: 1 | -1) => (event: KeyboardEvent) => {
    event.preventDefault();
    setCursor((at) => stepFrom(rows, at, step));
  };
  const isRow = (target: EventTarget | null) => target instanceof HTMLElement && target.dataset.agent !== undefined;
  useKeys({
    j: walk(1),
    k: walk(-1),
    arrowdown: (event) => isRow(event.target) && walk(1)(event),
    arrowup: (event) => isRow(event.target) && walk(-1)(event),
    enter: (event) => {
      if (!isRow(event.target)) return;
      event.preventDefault();
      setMenu((event.target as HTMLElement).dataset.agent!);
    },
    escape: () => {
      lastFocused.current = null;
      setCursor(null);
      if (isRow(document.activeElement)) (document.activeElement as HTMLElement).blur();
    },
  });

  const seen = list.getVirtualItems().flatMap((item) => {
    const row = rows[item.index];
    return row ? [{ item, row }] : [];
  });
  const first = seen.find(({ row }) => row.kind === "agent")?.row.key;
  const isThere = seen.some(({ row }) => row.key === cursor);
  const place = (start: number) => ({ transform: `translateY(${start}px)` });
  return (
    <div ref={box} className="scroll-area relative min-h-0 flex-1">
      <div className="relative" style={{ height: list.getTotalSize() }}>
        {[...Map.groupBy(seen, ({ row }) => row.crew)].map(([crew, group]) => {
          const head = group.find(({ row }) => row.kind === "head");
          const people = group.filter((x): x is { item: typeof x.item; row: Extract<Row, { kind: "agent" }> } => {
            return x.row.kind === "agent";
          });
          return (
            <section key={crew.team.id} aria-label={crew.team.name || t("noTeam")}>
              {head && (
                <div
                  ref={list.measureElement}
                  data-index={head.item.index}
                  className="absolute inset-x-0 top-0"
                  style={place(head.item.start)}
                >
                  <TeamHead crew={crew} />
                </div>
              )}
              <ul>
                {people.map(({ item, row }) => (
                  <li
                    key={row.key}
                    ref={list.measureElement}
                    data-index={item.index}
                    data-agent={row.key}
                    aria-posinset={row.place}
                    aria-setsize={crew.agents.length}
                    tabIndex={isThere ? (row.key === cursor ? 0 : -1) : row.key === first ? 0 : -1}
                    onFocus={(event) => {
                      // The menu of a row is its child to React, and somewhere else on the page.
                      if (!event.currentTarget.contains(event.target)) return;
                      lastFocused.current = row.key;
                      setCursor(row.key);
                    }}
                    className="absolute inset-x-0 top-0 -outline-offset-2"
                    style={place(item.start)}
                  >
                    <AgentRow
                      agent={row.agent}
                      teams={teams}
                      viewer={viewer}
                      onAsk={onAsk}
                      isMenuOpen={menu === row.key}
                      menuKey={row.key}
                      onMenu={setMenu}
                    />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
}
