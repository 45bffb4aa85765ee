"use client";
import { useQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { Unanswered } from "@/components/queue/unanswered";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Panel } from "@/components/ui/card";
import { ItemAction } from "./item-action";
import type { Item } from "./types";
import { useItemWords } from "./use-item-words";

/** Time alone changes what is about to happen. */
const lookAgainMs = 30_000;

function Named({ item }: { item: Item }) {
  const t = useTranslations("now");
  if (item.count === 0) return null;
  const rest = item.count - item.named.length;
  return (
    <span className="tabular flex flex-wrap gap-x-2 text-xs">
      <span className="sr-only">{t("tickets")}</span>
      {item.named.map((one) => (
        <Link
          key={one.id}
          href={`/tickets/${one.id}`}
          prefetch={false}
          className="rounded-xs text-accent-text hover:underline"
        >
          #{one.number}
        </Link>
      ))}
      {rest > 0 && <span className="text-faint">{t("more", { count: rest })}</span>}
    </span>
  );
}

/** "What needs me now?": at most five things, each with what can be done about it and what that is expected to change. */
export function NeedsMe() {
  const t = useTranslations("now");
  const now = useServerNow();
  const attention = useQuery(useTRPC().now.attention.queryOptions(undefined, { refetchInterval: lookAgainMs }));
  const items = attention.data?.data.items;
  const names = useMemo(
    () => Object.fromEntries((items ?? []).flatMap(({ detail: d }) => ("team" in d ? [[d.team, d.teamName]] : []))),
    [items],
  );
  const words = useItemWords(now, names);
  return (
    <Panel title={t("title")} note={t("note")} flush data-part="needs-me">
      {!items ? (
        <Unanswered query={attention} rows={3} label={t("loading")} />
      ) : items.length === 0 ? (
        <p className="flex items-start gap-2 p-3 text-sm">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good-text" />
          <span>
            <span className="font-medium">{t("empty")}</span> <span className="text-muted">{t("emptyText")}</span>
          </span>
        </p>
      ) : (
        <ol aria-label={t("title")}>
          {items.map((item, i) => {
            const { title, because, effect } = words(item);
            return (
              <li
                key={item.cause}
                data-kind={item.detail.kind}
                className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2 gap-y-2 border-line border-b px-3 py-2.5 last:border-b-0 sm:grid-cols-[1.25rem_minmax(0,1fr)_auto]"
              >
                <span aria-hidden className="tabular text-faint text-sm">
                  {i + 1}
                </span>
                <div className="grid min-w-0 gap-0.5">
                  <p className="font-medium text-sm">{title}</p>
                  {because && <p className="text-muted text-xs">{because}</p>}
                  <p className="text-muted text-xs">{effect}</p>
                  <Named item={item} />
                </div>
                <div className="flex flex-wrap items-start gap-1.5 max-sm:col-start-2">
                  <ItemAction item={item} />
                </div>
              </li>
            );
          })}
        </ol>
      )}
      {attention.data && attention.data.data.leftOut > 0 && (
        <p className="border-line border-t px-3 py-2 text-muted text-xs">
          {t("leftOut", { count: attention.data.data.leftOut })}
        </p>
      )}
    </Panel>
  );
}
