"use client";
import { ArrowDown, ArrowUp, CalendarClock } from "lucide-react";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { PresenceDot } from "@/components/presence/presence-dot";
import { LoadBar } from "@/components/queue/load-bar";
import { useWeighed } from "@/components/queue/use-weighed";
import { TierBadge } from "@/components/ticket/tier-badge";
import { useServerNow } from "@/components/time/server-clock";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { PeopleQuery, PersonOrder } from "@/server/domain/people/query";
import { StateBadge } from "./state-badge";
import type { PersonRow } from "./types";
import { useOnShift, useShiftWords } from "./use-shift";

const narrow = "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1";
const wide = "xl:grid-cols-[minmax(0,1.5fr)_minmax(0,1.4fr)_3rem_6.5rem_minmax(0,1.1fr)_minmax(0,1.3fr)_6rem]";

interface Props {
  people: readonly PersonRow[];
  filter: PeopleQuery;
  openId: string | null;
  /** The address of the list with somebody open. */
  hrefOf: (id: string) => string;
  onOpen: (event: MouseEvent, id: string) => void;
  onHours: (id: string) => void;
  onSort: (order: PersonOrder) => void;
}

/** People, one a row; narrower in a few lines, and beside somebody who is open in the fewest. */
export function PeopleTable({ people, filter, openId, hrefOf, onOpen, onHours, onSort }: Props) {
  const t = useTranslations("people");
  const columns = openId === null ? wide : "";
  const head = (order: PersonOrder, label: string) => (
    <SortButton
      label={label}
      direction={filter.order === order ? (filter.isDescending ? "descending" : "ascending") : null}
      onSort={() => onSort(order)}
    />
  );
  return (
    <section aria-label={t("caption")}>
      <div
        className={cn(
          narrow,
          columns,
          "h-7 border-line border-b bg-sunken px-4 font-medium text-muted text-xs max-xl:hidden md:px-5",
          openId !== null && "hidden",
        )}
      >
        {head("name", t("name"))}
        <span>{t("teams")}</span>
        {head("tier", t("tier"))}
        {head("load", t("load"))}
        {head("presence", t("presence"))}
        <span>{t("hours")}</span>
      </div>
      <ul>
        {people.map((person) => (
          <Row
            key={person.id}
            person={person}
            columns={columns}
            isOpen={person.id === openId}
            href={hrefOf(person.id)}
            onOpen={(event) => onOpen(event, person.id)}
            onHours={() => onHours(person.id)}
          />
        ))}
      </ul>
    </section>
  );
}

interface SortProps {
  label: string;
  direction: "ascending" | "descending" | null;
  onSort: () => void;
}

function SortButton({ label, direction, onSort }: SortProps) {
  const t = useTranslations("people");
  const Arrow = direction === "descending" ? ArrowDown : ArrowUp;
  return (
    <span className="flex">
      <button
        type="button"
        aria-pressed={direction !== null}
        title={t("sort")}
        onClick={onSort}
        className="group -mx-1 inline-flex min-h-6 items-center gap-1 whitespace-nowrap rounded-xs px-1 hover:text-ink"
      >
        {label}
        <Arrow aria-hidden className={cn("size-3", direction === null && "opacity-0 group-hover:opacity-60")} />
      </button>
    </span>
  );
}

interface RowProps {
  person: PersonRow;
  columns: string;
  isOpen: boolean;
  href: string;
  onOpen: (event: MouseEvent) => void;
  onHours: () => void;
}

function Row({ person, columns, isOpen, href, onOpen, onHours }: RowProps) {
  const t = useTranslations("people");
  const role = useTranslations("frame.person.role");
  const presence = useTranslations("presence.name");
  const shiftWords = useShiftWords();
  const weighed = useWeighed();
  const now = useServerNow();
  const isOn = useOnShift(person.shift);
  const { name, teams, tier, shift, state } = person;
  const isWide = columns !== "";
  return (
    <li
      className={cn(
        narrow,
        columns,
        "relative min-h-row border-line border-b px-4 py-1.5 text-sm hover:bg-hover md:px-5",
        isOpen && "bg-selected hover:bg-selected",
      )}
    >
      <span className="flex min-w-0 items-center gap-2">
        <Avatar name={name} decorative />
        <span className="grid min-w-0 leading-tight">
          <span className="flex min-w-0 items-center gap-1.5">
            <a
              href={href}
              data-person={person.id}
              aria-current={isOpen ? "true" : undefined}
              onClick={onOpen}
              className="truncate rounded-xs font-medium after:absolute after:inset-0 after:content-['']"
            >
              {name}
            </a>
            <StateBadge state={state} />
          </span>
          <span className="text-muted text-xs">{role(person.role)}</span>
        </span>
      </span>
      <span
        className={cn("truncate text-muted", isWide ? "max-xl:order-2 max-xl:text-xs" : "order-2 col-span-2 text-xs")}
      >
        {teams.join(", ")}
      </span>
      <span className={isWide ? "max-xl:order-1 max-xl:justify-self-end" : "order-1 justify-self-end"}>
        <TierBadge tier={tier} />
      </span>
      <span className={isWide ? "max-xl:order-2 max-xl:justify-self-end" : "order-4 justify-self-end"}>
        {state === "active" && (
          <LoadBar load={person.load} capacity={person.capacity} weights={weighed(person.work)} className="relative" />
        )}
      </span>
      <span className={cn("grid", isWide ? "max-xl:order-3" : "order-3")}>
        {state === "active" && (
          <span className="flex items-center gap-1.5">
            <PresenceDot presence={person.presence} />
            {presence(person.presence)}
          </span>
        )}
        {person.presence === "online" && !isOn && <span className="text-warn-text text-xs">{t("outside")}</span>}
      </span>
      <span className={cn("text-muted max-xl:order-5 max-xl:text-xs", !isWide && "hidden")}>
        {state !== "disabled" && shiftWords(shift, now)}
      </span>
      {state === "disabled" || !isWide ? (
        <span className={cn("max-xl:order-4", !isWide && "hidden")} />
      ) : (
        <Button
          size="sm"
          className="relative justify-self-end max-xl:order-4"
          aria-label={t("editOf", { name })}
          onClick={onHours}
        >
          <CalendarClock aria-hidden />
          {t("edit")}
        </Button>
      )}
    </li>
  );
}
