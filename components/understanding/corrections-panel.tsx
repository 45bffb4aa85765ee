"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import Link from "next/link";
import { parseAsInteger, useQueryState } from "nuqs";
import { useTranslations } from "use-intl";
import { LoadError } from "@/components/queue/load-error";
import { type Names, nameOf } from "@/components/reasons/words";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { Pager } from "@/components/ui/pager";
import { RelativeTime } from "@/components/ui/time";
import { toast } from "@/components/ui/toast-store";
import { undoCorrectionAction } from "@/server/actions/learning";
import type { CorrectionLine } from "./types";

/** As many as the server gives at once. */
const perPage = 50;

/** What people put right, what that has changed, and the way back; the page stands in the address. */
export function CorrectionsPanel({ names }: { names: Names }) {
  const t = useTranslations("understanding.corrections");
  const whys = useTranslations("ticket.correction.whys");
  const run = useRunAction();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const now = useServerNow();
  const [asked, ask] = useQueryState("corrections", parseAsInteger);
  const wanted = { page: Math.min(Math.max(asked ?? 1, 1), 100_000) };
  const list = useQuery(trpc.learning.corrections.queryOptions(wanted, { placeholderData: keepPreviousData }));
  const { corrections = [], page = 1, total = 0 } = list.data?.data ?? {};
  const what = ({ issueType, team, tier }: CorrectionLine["is"]) =>
    [
      issueType !== undefined && (issueType === null ? t("noneOfThese") : nameOf(issueType, names)),
      team !== undefined && nameOf(team, names),
      tier !== undefined && `T${tier}`,
    ]
      .filter(Boolean)
      .join(", ");
  async function undo(id: string) {
    const result = await run(() => undoCorrectionAction(id));
    toast(result.ok ? { title: t("undone"), tone: "good" } : { title: result.error.message, tone: "warn" });
    await queries.invalidateQueries({ queryKey: trpc.learning.pathKey() });
  }
  return (
    <Panel title={t("title")} note={t("note")} flush>
      {list.isError && !list.data && <LoadError message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.data && total === 0 && <p className="p-3 text-muted text-sm">{t("none")}</p>}
      <ul>
        {corrections.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-3 py-2 text-sm last:border-b-0"
          >
            <Link href={`/tickets/${one.ticket.id}`} className="tabular text-muted underline underline-offset-2">
              #{one.ticket.number}
            </Link>
            <span className="min-w-40 flex-1">
              <b className="font-medium first-letter:uppercase">{what(one.is)}</b>
              <span className="block text-muted text-xs">
                {t("by", { name: one.by.name })} · {one.why && `${whys(one.why)} · `}
                <RelativeTime at={one.at} now={Math.max(now, one.at)} />
              </span>
            </span>
            <span className="tabular text-muted text-xs">
              {one.undone ? t("takenBack", { name: one.undone.by ?? "" }) : t("changed", { count: one.changed.count })}
            </span>
            {!one.undone && (
              <Button size="sm" variant="ghost" onClick={() => void undo(one.id)}>
                <Undo2 aria-hidden />
                {t("undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Pager
        page={page}
        last={Math.ceil(total / perPage)}
        onPage={(to) => void ask(to, { history: "push" })}
        words={{
          pages: t("pages"),
          previous: t("previous"),
          next: t("next"),
          where: t("page", {
            from: (page - 1) * perPage + 1,
            to: (page - 1) * perPage + corrections.length,
            total,
          }),
        }}
      />
    </Panel>
  );
}
