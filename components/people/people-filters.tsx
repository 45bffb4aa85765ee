"use client";
import { useTranslations } from "use-intl";
import { SearchBox } from "@/components/knowledge/search-box";
import { Select } from "@/components/ui/select";
import {
  type PeopleQuery,
  type PersonOrder,
  type PersonState,
  personOrders,
  personStates,
} from "@/server/domain/people/query";
import { type Role, roles } from "@/server/domain/vocabulary";
import type { PeopleChoices } from "./types";

const any = "any";

/** What the address says of the list. */
export interface Asked {
  q?: string | null;
  team?: string | null;
  tier?: string | null;
  role?: string | null;
  state?: string | null;
  sort?: string | null;
  dir?: string | null;
  page?: number | null;
}

interface Props {
  filter: PeopleQuery;
  choices: PeopleChoices;
  ask: (asked: Asked) => void;
}

/** Search, filters, and below a desk's width the order. */
export function PeopleFilters({ filter, choices, ask }: Props) {
  const t = useTranslations("people.filter");
  const roleName = useTranslations("frame.person.role");
  const state = useTranslations("people.state");
  const choose = (key: keyof Asked) => (value: string) => ask({ [key]: value === any ? null : value, page: null });
  return (
    <>
      <SearchBox
        search={filter.search}
        onSearch={(q) => ask({ q: q || null, page: null })}
        label={t("search")}
        hint={t("searchHint")}
      />
      <Select
        aria-label={t("team")}
        className="w-36"
        value={filter.team ?? any}
        onValueChange={choose("team")}
        options={[{ value: any, label: t("anyTeam") }, ...choices.teams.map((x) => ({ value: x.id, label: x.name }))]}
      />
      <Select
        aria-label={t("tier")}
        className="w-28"
        value={filter.tier === null ? any : String(filter.tier)}
        onValueChange={choose("tier")}
        options={[
          { value: any, label: t("anyTier") },
          ...choices.tiers.map((tier) => ({ value: String(tier), label: `T${tier}` })),
        ]}
      />
      <Select
        aria-label={t("role")}
        className="w-28"
        value={filter.role ?? any}
        onValueChange={choose("role")}
        options={[
          { value: any, label: t("anyRole") },
          ...roles.map((role: Role) => ({ value: role as string, label: roleName(role) })),
        ]}
      />
      <Select
        aria-label={t("state")}
        className="w-36"
        value={filter.state ?? any}
        onValueChange={choose("state")}
        options={[
          { value: any, label: t("anyState") },
          ...personStates.map((one: PersonState) => ({ value: one as string, label: state(one) })),
        ]}
      />
      <Select<PersonOrder>
        aria-label={t("sort")}
        className="w-44 xl:hidden"
        value={filter.order}
        onValueChange={(order) => ask({ sort: order, dir: null, page: null })}
        options={personOrders.map((order) => ({ value: order, label: t(`order.${order}`) }))}
      />
    </>
  );
}
