"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { SearchBox } from "@/components/knowledge/search-box";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { FilterChip } from "@/components/ui/chip";
import {
  Menu,
  MenuCheckItem,
  MenuContent,
  MenuRadioGroup,
  MenuRadioItem,
  MenuTrigger,
} from "@/components/ui/dropdown-menu";
import { isNarrowed, listRisks, openStatuses, specialQueues, type TicketFilter } from "@/server/domain/lists/ticketAsk";
import { channels, segments } from "@/server/domain/vocabulary";

interface Option {
  value: string;
  label: string;
}
/** Changes parameters of the address; null takes one out. */
export type Ask = (change: Record<string, string | null>) => void;

interface Props {
  filter: TicketFilter;
  ask: Ask;
  /** The queue is given by the page. */
  isOneQueue: boolean;
}

const priorities = ["80", "60", "40"];

/** What the list can be narrowed to, a chip each; the address keeps what is chosen. */
export function ListFilters({ filter, ask, isOneQueue }: Props) {
  const t = useTranslations("lists");
  const special = useTranslations("queues.list");
  const status = useTranslations("ticket.status");
  const segment = useTranslations("ticket.segment");
  const channel = useTranslations("ticket.channel");
  const trpc = useTRPC();
  const choices = useQuery(trpc.lists.choices.queryOptions(undefined, { staleTime: 60_000 })).data?.data;
  const named = (list: readonly { id: string; name: string }[] = []): Option[] =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const specials: Option[] = specialQueues.map((id) => ({ value: id, label: special(specialWords[id]) }));
  const holders: Option[] = [
    ...(["me", "nobody", "offered", "assistant"] as const).map((value) => ({ value, label: t(`holder.${value}`) })),
    ...named(choices?.people),
  ];
  return (
    <>
      <SearchBox search={filter.q} onSearch={(q) => ask({ q: q || null })} label={t("search")} hint={t("searchHint")} />
      {!isOneQueue && (
        <>
          <Many of="queue" chosen={filter.queues} options={[...named(choices?.queues), ...specials]} ask={ask} />
          <Many
            of="tier"
            chosen={filter.tiers.map(String)}
            options={(choices?.tiers ?? []).map((n) => ({ value: `${n}`, label: `T${n}` }))}
            ask={ask}
          />
        </>
      )}
      <One
        of="risk"
        chosen={filter.risk}
        options={listRisks.map((r) => ({ value: r, label: t(`risk.${r}`) }))}
        ask={ask}
      />
      <One of="holder" chosen={filter.holder} options={holders} ask={ask} />
      <Many
        of="status"
        chosen={filter.statuses}
        options={openStatuses.map((s) => ({ value: s, label: status(s) }))}
        ask={ask}
      />
      <Many
        of="type"
        chosen={filter.types}
        options={[...named(choices?.types), { value: "none", label: t("noType") }]}
        ask={ask}
      />
      <Many
        of="segment"
        chosen={filter.segments}
        options={segments.map((s) => ({ value: s, label: segment(s) }))}
        ask={ask}
      />
      <Many
        of="channel"
        chosen={filter.channels}
        options={channels.map((c) => ({ value: c, label: channel(c) }))}
        ask={ask}
      />
      <One
        of="priority"
        chosen={filter.priority === null ? null : String(filter.priority)}
        options={priorities.map((p) => ({ value: p, label: t("atLeast", { priority: p }) }))}
        ask={ask}
      />
      {isNarrowed(isOneQueue ? { ...filter, queues: [] } : filter) && (
        <Button size="sm" variant="ghost" onClick={() => ask(Object.fromEntries(narrowing.map((key) => [key, null])))}>
          {t("clear")}
        </Button>
      )}
    </>
  );
}

const specialWords = {
  assistant: "assistant",
  unowned: "unowned",
  "last-resort": "lastResort",
  "set-aside": "setAside",
} as const;
const narrowing = ["q", "queue", "tier", "status", "segment", "type", "channel", "priority", "risk", "holder"];
type Filter = "queue" | "tier" | "status" | "segment" | "type" | "channel" | "priority" | "risk" | "holder";

interface ChipProps {
  of: Filter;
  options: readonly Option[];
  ask: Ask;
}

/** What the chip says: the one that is chosen by its name, more as a number. */
function useValue(options: readonly Option[], chosen: readonly string[]): string | undefined {
  const t = useTranslations("lists");
  if (chosen.length === 0) return undefined;
  if (chosen.length > 1) return t("several", { count: chosen.length });
  return options.find((o) => o.value === chosen[0])?.label ?? chosen[0];
}

function Many({ of, options, chosen, ask }: ChipProps & { chosen: readonly string[] }) {
  const t = useTranslations("lists");
  const label = t(`filter.${of}`);
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((c) => c !== value) : [...chosen, value];
    ask({ [of]: next.join(",") || null });
  };
  return (
    <Menu>
      <MenuTrigger asChild>
        <FilterChip
          label={label}
          value={useValue(options, chosen)}
          clearLabel={t("clearOne", { filter: label })}
          onClear={() => ask({ [of]: null })}
        />
      </MenuTrigger>
      <MenuContent align="start">
        {options.map((o) => (
          <MenuCheckItem key={o.value} checked={chosen.includes(o.value)} onCheckedChange={() => toggle(o.value)}>
            {o.label}
          </MenuCheckItem>
        ))}
      </MenuContent>
    </Menu>
  );
}

function One({ of, options, chosen, ask }: ChipProps & { chosen: string | null }) {
  const t = useTranslations("lists");
  const label = t(`filter.${of}`);
  return (
    <Menu>
      <MenuTrigger asChild>
        <FilterChip
          label={label}
          value={useValue(options, chosen === null ? [] : [chosen])}
          clearLabel={t("clearOne", { filter: label })}
          onClear={() => ask({ [of]: null })}
        />
      </MenuTrigger>
      <MenuContent align="start">
        <MenuRadioGroup value={chosen ?? ""} onValueChange={(value) => ask({ [of]: value === chosen ? null : value })}>
          {options.map((o) => (
            <MenuRadioItem key={o.value} value={o.value}>
              {o.label}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
