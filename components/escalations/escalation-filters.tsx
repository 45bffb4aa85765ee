"use client";
import { ShieldUser, Timer } from "lucide-react";
import { useTranslations } from "use-intl";
import { ToggleChip } from "@/components/ui/chip";
import { Select } from "@/components/ui/select";
import { useDateTime } from "@/components/ui/use-date-time";
import { type EscalationFilter, filterReasons, type Order, orders } from "./filter";
import type { EscalationLists } from "./types";

const any = "any";
export type Ask = (change: Partial<Record<"team" | "tier" | "reason" | "late" | "sort", string | null>>) => void;

interface Props {
  lists: EscalationLists;
  filter: EscalationFilter;
  ask: Ask;
}

/** Who is on duty, and the filters that the address keeps. */
export function EscalationFilters({ lists: { duty, teams, tiers }, filter, ask }: Props) {
  const t = useTranslations("escalations.filter");
  const reasons = useTranslations("reasons.escalation");
  const chosen = (value: string) => (value === any ? null : value);
  return (
    <>
      <OnDuty duty={duty} />
      <Select
        aria-label={t("team")}
        className="w-28 md:w-36"
        value={filter.team ?? any}
        onValueChange={(team) => ask({ team: chosen(team) })}
        options={[{ value: any, label: t("anyTeam") }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Select
        aria-label={t("tier")}
        className="w-26"
        value={filter.tier?.toString() ?? any}
        onValueChange={(tier) => ask({ tier: chosen(tier) })}
        options={[{ value: any, label: t("anyTier") }, ...tiers.map((n) => ({ value: `${n}`, label: `T${n}` }))]}
      />
      <ToggleChip
        pressed={filter.onlyLate}
        icon={<Timer aria-hidden />}
        onClick={() => ask({ late: filter.onlyLate ? null : "1" })}
      >
        {t("late")}
      </ToggleChip>
      <Select
        aria-label={t("reason")}
        className="w-44"
        value={filter.reason ?? any}
        onValueChange={(reason) => ask({ reason: chosen(reason) })}
        options={[
          { value: any, label: t("anyReason") },
          ...filterReasons.map((r) => ({ value: r, label: r === "assistant" ? t("fromAssistant") : reasons(r) })),
        ]}
      />
      <Select<Order>
        aria-label={t("sort")}
        className="w-40"
        value={filter.order}
        onValueChange={(sort) => ask({ sort: sort === "age" ? null : sort })}
        options={orders.map((value) => ({ value, label: t(value === "age" ? "byAge" : "byBreach") }))}
      />
    </>
  );
}

/** "On duty: Dana until Mon 09:00". */
function OnDuty({ duty }: Pick<EscalationLists, "duty">) {
  const t = useTranslations("escalations");
  const dateTime = useDateTime();
  const words = duty
    ? t("duty", {
        name: duty.name,
        until: dateTime(duty.until, { weekday: "short", hour: "2-digit", minute: "2-digit" }),
      })
    : t("dutyNone");
  return (
    <p className="mr-2 flex min-w-0 items-center gap-1.5 text-sm max-md:basis-full">
      <ShieldUser aria-hidden className="size-4 shrink-0 text-faint" />
      <span className={duty ? "font-medium" : "text-muted"}>{words}</span>
    </p>
  );
}
