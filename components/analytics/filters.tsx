"use client";
import { CalendarRange } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { FilterChip } from "@/components/ui/chip";
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "@/components/ui/dropdown-menu";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { comparisons, type Preset, presets, unknownValue } from "@/server/domain/analytics/address";
import { areAskableDays } from "@/server/domain/analytics/bounds";
import { type Dim, dims } from "@/server/domain/analytics/fact";
import { addDays, type DayPeriod } from "@/server/domain/analytics/period";
import type { Report, ReportFrame, ReportLabels } from "./report";

type Props = Pick<Report, "address" | "ask" | "nameOf"> & {
  frame: ReportFrame;
  labels: ReportLabels;
  hasComparison: boolean;
  period: Pick<DayPeriod, "from" | "to" | "zone">;
};

/** What a page of analytics is narrowed to, a chip each; the address keeps it. */
export function ReportFilters({ address, ask, frame, labels, hasComparison, nameOf, period }: Props) {
  const t = useTranslations("reports");
  const byName = (dim: Dim) => {
    const values = labels.values[dim].map((value) => ({ value, label: nameOf(dim, value) }));
    const isNamed = dim === "team" || dim === "issueType" || dim === "person";
    return isNamed ? values.sort((a, b) => a.label.localeCompare(b.label)) : values;
  };
  const chosen = dims.filter((dim) => dim in address.filters);
  return (
    <>
      <PeriodChip address={address} ask={ask} period={period} />
      {hasComparison && (
        <OneChip
          label={t("compare")}
          value={address.compare}
          told={t(`comparison.${address.compare}`)}
          options={comparisons.map((one) => ({ value: one, label: t(`comparison.${one}`) }))}
          onChoose={(value) => ask({ compare: value === "previous" ? null : value })}
        />
      )}
      {frame.sources.length > 0 && (
        <OneChip
          label={t("source")}
          value={typeof address.sources === "string" ? address.sources : address.sources.join(",")}
          told={sourceName(address.sources, frame, t)}
          options={[
            { value: "own", label: t("sources.own") },
            { value: "all", label: t("sources.all") },
            ...frame.sources.map((one) => ({ value: one.id, label: t("sources.one", { name: one.name }) })),
          ]}
          onChoose={(value) => ask({ sources: value === "own" ? null : value })}
        />
      )}
      {dims.map((dim) => {
        const value = dim in address.filters ? (address.filters[dim] ?? unknownValue) : null;
        return (
          <OneChip
            key={dim}
            label={t(`dimName.${dim}`)}
            value={value}
            told={value === null ? undefined : nameOf(dim, value === unknownValue ? null : value)}
            options={[...byName(dim), { value: unknownValue, label: nameOf(dim, null) }]}
            onChoose={(next) => ask({ [dim]: next })}
            onClear={() => ask({ [dim]: null })}
            clearLabel={t("clear", { dim: t(`dim.${dim}`) })}
          />
        );
      })}
      {chosen.length > 1 && (
        <Button size="sm" variant="ghost" onClick={() => ask(Object.fromEntries(dims.map((dim) => [dim, null])))}>
          {t("clearAll")}
        </Button>
      )}
    </>
  );
}

function sourceName(
  sources: Report["address"]["sources"],
  frame: ReportFrame,
  t: ReturnType<typeof useTranslations<"reports">>,
) {
  if (typeof sources === "string") return t(`sources.${sources}`);
  const names = sources.map((id) => frame.sources.find((one) => one.id === id)?.name ?? t("sources.deleted"));
  return [...new Set(names)].join(", ");
}

interface OneProps {
  label: string;
  value: string | null;
  told: string | undefined;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
  onClear?: () => void;
  clearLabel?: string;
}
function OneChip({ label, value, told, options, onChoose, onClear, clearLabel }: OneProps) {
  return (
    <Menu>
      <MenuTrigger asChild>
        <FilterChip label={label} value={told} onClear={onClear} clearLabel={clearLabel} />
      </MenuTrigger>
      <MenuContent>
        <MenuRadioGroup value={value ?? ""} onValueChange={onChoose}>
          {options.map((one) => (
            <MenuRadioItem key={one.value} value={one.value}>
              {one.label}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}

function PeriodChip({ address, ask, period }: Pick<Props, "address" | "ask" | "period">) {
  const t = useTranslations("reports");
  const format = useFormatter();
  const last = addDays(period.to, -1);
  const [own, setOwn] = useState<{ from: string; last: string } | null>(null);
  const [isOpen, setOpen] = useState(false);
  const preset = typeof address.period === "string" ? address.period : null;
  const day = (date: string) =>
    format.dateTime(new Date(`${date}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  const told = preset ? t(`preset.${preset}`) : t("range", { from: day(period.from), last: day(last) });
  const typed = own ?? { from: period.from, last };
  const isOrdered = typed.from !== "" && typed.from <= typed.last;
  const isAskable = areAskableDays(typed.from, typed.last);
  const choose = (next: string | null) => {
    ask({ period: next });
    setOwn(null);
    setOpen(false);
  };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <FilterChip icon={<CalendarRange aria-hidden />} label={t("period")} value={told} />
      </PopoverTrigger>
      <PopoverContent aria-label={t("period")} align="start" className="grid gap-3">
        <div className="grid grid-cols-2 gap-1">
          {presets.map((one: Preset) => (
            <Button
              key={one}
              size="sm"
              variant={one === preset ? "primary" : "secondary"}
              onClick={() => choose(one === "28d" ? null : one)}
            >
              {t(`preset.${one}`)}
            </Button>
          ))}
        </div>
        <form
          className="grid gap-2 border-line border-t pt-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (isAskable) choose(`${typed.from}..${typed.last}`);
          }}
        >
          <div className="grid grid-cols-2 gap-2">
            <Field label={t("firstDay")} error={isAskable ? undefined : t(isOrdered ? "notAskable" : "notOrdered")}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={typed.from}
                  onChange={(event) => setOwn({ ...typed, from: event.target.value })}
                />
              )}
            </Field>
            <Field label={t("lastDay")}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={typed.last}
                  onChange={(event) => setOwn({ ...typed, last: event.target.value })}
                />
              )}
            </Field>
          </div>
          <p className="text-faint text-xs">{t("zoneNote", { zone: period.zone })}</p>
          <Button type="submit" size="sm" variant="primary" disabled={!isAskable}>
            {t("showPeriod")}
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}
