"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { type Names, nameOf } from "@/components/reasons/words";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/time";
import { toast } from "@/components/ui/toast-store";
import { undoCorrectionAction } from "@/server/actions/learning";
import type { CorrectionLine } from "./types";

/** What people put right, what that has changed, and the way back. */
export function CorrectionsPanel({ corrections, names }: { corrections: readonly CorrectionLine[]; names: Names }) {
  const t = useTranslations("understanding.corrections");
  const run = useRunAction();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const now = useServerNow();
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
      {corrections.length === 0 && <p className="p-3 text-muted text-sm">{t("none")}</p>}
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
                {t("by", { name: one.by.name })} · <RelativeTime at={one.at} now={Math.max(now, one.at)} />
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
    </Panel>
  );
}
