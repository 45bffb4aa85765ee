"use client";
import { CalendarClock } from "lucide-react";
import { useTranslations } from "use-intl";
import { PresenceDot } from "@/components/presence/presence-dot";
import { TierBadge } from "@/components/ticket/tier-badge";
import { useServerNow } from "@/components/time/server-clock";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { PersonLine } from "./types";
import { useOnShift, useShiftWords } from "./use-shift";

const columns =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1.4fr)_3rem_minmax(0,1.3fr)_minmax(0,1fr)_minmax(0,1.3fr)_6rem]";

interface Props {
  people: readonly PersonLine[];
  onOpen: (id: string) => void;
}

/** Everybody, one a row; narrower, in a few lines. */
export function PeopleTable({ people, onOpen }: Props) {
  const t = useTranslations("people");
  return (
    <section aria-label={t("caption")}>
      <div
        className={cn(
          columns,
          "h-7 border-line border-b bg-sunken px-4 font-medium text-muted text-xs max-lg:hidden md:px-5",
        )}
      >
        {(["name", "teams", "tier", "presence", "zone", "hours"] as const).map((column) => (
          <span key={column}>{t(column)}</span>
        ))}
      </div>
      <ul>
        {people.map((person) => (
          <Row key={person.id} person={person} onOpen={() => onOpen(person.id)} />
        ))}
      </ul>
    </section>
  );
}

function Row({ person, onOpen }: { person: PersonLine; onOpen: () => void }) {
  const t = useTranslations("people");
  const role = useTranslations("frame.person.role");
  const presence = useTranslations("presence.name");
  const shiftWords = useShiftWords();
  const now = useServerNow();
  const isOn = useOnShift(person.shift);
  const { name, teams, tier, schedule, shift } = person;
  return (
    <li className={cn(columns, "min-h-row border-line border-b px-4 py-1.5 text-sm hover:bg-hover md:px-5")}>
      <span className="flex min-w-0 items-center gap-2">
        <Avatar name={name} decorative />
        <span className="grid min-w-0 leading-tight">
          <span className="truncate font-medium">{name}</span>
          <span className="text-muted text-xs">{role(person.role)}</span>
        </span>
      </span>
      <span className="truncate text-muted max-lg:order-2 max-lg:col-span-2 max-lg:text-xs">{teams.join(", ")}</span>
      <span className="max-lg:order-1 max-lg:justify-self-end">
        <TierBadge tier={tier} />
      </span>
      <span className="grid max-lg:order-3">
        <span className="flex items-center gap-1.5">
          <PresenceDot presence={person.presence} />
          {presence(person.presence)}
        </span>
        {person.presence === "online" && !isOn && <span className="text-warn-text text-xs">{t("outside")}</span>}
      </span>
      <span className="truncate text-muted max-lg:hidden">{schedule?.zone ?? t("noZone")}</span>
      <span className="text-muted max-lg:order-5 max-lg:text-xs">{shiftWords(shift, now)}</span>
      <Button size="sm" className="justify-self-end max-lg:order-4" aria-label={t("editOf", { name })} onClick={onOpen}>
        <CalendarClock aria-hidden />
        {t("edit")}
      </Button>
    </li>
  );
}
