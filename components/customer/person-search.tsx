"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Avatar } from "@/components/ui/avatar";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** So many are offered; further words find fewer. */
const offered = 8;

/** Finds another customer than this one and lets one be chosen. */
export function PersonSearch({ notId, onPick }: { notId: string; onPick: (id: string) => void }) {
  const t = useTranslations("customers.merge");
  const trpc = useTRPC();
  const [words, setWords] = useState("");
  const search = useDeferredValue(words.trim());
  const isAsked = search.length >= 2;
  const found = useQuery(
    trpc.customers.list.queryOptions({ search, page: 1 }, { enabled: isAsked, placeholderData: keepPreviousData }),
  );
  const others = isAsked ? (found.data?.data.customers.filter((one) => one.id !== notId) ?? []) : [];
  const state = !isAsked
    ? t("searchFirst")
    : found.isError
      ? found.error.message
      : found.data
        ? t("found", { count: others.length })
        : t("searching");
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <Field label={t("search")} hint={t("searchHint")}>
        {(control) => (
          <Input
            {...control}
            type="search"
            icon={<Search />}
            autoFocus
            maxLength={200}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <p role="status" className="text-muted text-xs">
        {state}
      </p>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-1">
        {others.slice(0, offered).map((one) => (
          <li key={one.id}>
            <button
              type="button"
              onClick={() => onPick(one.id)}
              className="flex w-full items-center gap-2.5 rounded-sm border border-line px-2.5 py-1.5 text-left text-sm hover:border-line-strong hover:bg-hover"
            >
              <Avatar name={one.name} decorative />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{one.name}</span>
                <span className="block truncate text-muted text-xs">
                  {[...one.addresses.map((a) => a.value), ...(one.account ? [one.account] : [])].join(" · ")}
                </span>
              </span>
              <span className="shrink-0 text-muted text-xs">{t("tickets", { count: one.tickets })}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
