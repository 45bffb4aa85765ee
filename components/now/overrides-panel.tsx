"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Unanswered } from "@/components/queue/unanswered";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { toast } from "@/components/ui/toast-store";
import { endOverrideAction } from "@/server/actions/floor";
import { OverrideDialog } from "./override-dialog";
import type { Override } from "./types";
import { useOverrideWords } from "./use-override-words";

interface LineProps {
  override: Override;
  /** Open tickets that follow it; undefined until they are counted. */
  following: number | undefined;
}

function Line({ override: o, following }: LineProps) {
  const t = useTranslations("now.overrides");
  const words = useOverrideWords();
  const run = useRunAction();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const [busy, setBusy] = useState(false);
  async function end() {
    setBusy(true);
    const result = await run(() => endOverrideAction(o.id));
    setBusy(false);
    toast(
      result.ok
        ? {
            title: t("ended"),
            description: o.moves ? t("endedMoved", { count: result.value.moved }) : undefined,
            tone: "good",
          }
        : { title: result.error.message, tone: "late" },
    );
    await queries.invalidateQueries({ queryKey: trpc.now.pathKey() });
  }
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1.5 border-line border-b px-3 py-2 last:border-b-0">
      <div className="min-w-0 flex-1 basis-48">
        <p className="text-sm">{words(o)}</p>
        <p className="wrap-anywhere text-muted text-xs">
          {t("by", { name: o.madeBy, reason: o.reason })}
          {following !== undefined && ` · ${t("tickets", { count: following })}`}
        </p>
      </div>
      <Button size="sm" busy={busy} onClick={() => void end()} aria-label={`${t("end")}: ${words(o)}`}>
        {t("end")}
      </Button>
    </li>
  );
}

/** Overrides in force, and the way to make one. */
export function OverridesPanel() {
  const t = useTranslations("now.overrides");
  const { now } = useTRPC();
  const query = useQuery(now.overrides.queryOptions());
  const overrides = query.data?.data;
  const isAny = overrides !== undefined && overrides.length > 0;
  const following = useQuery(now.following.queryOptions(undefined, { enabled: isAny })).data?.data;
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title={t("title")}
      note={t("note")}
      flush
      data-part="overrides"
      actions={
        <Button size="sm" onClick={() => setOpen(true)}>
          <Plus aria-hidden />
          {t("make")}
        </Button>
      }
    >
      {!overrides ? (
        <Unanswered query={query} />
      ) : isAny ? (
        <ul aria-label={t("title")}>
          {overrides.map((o) => (
            <Line key={o.id} override={o} following={following?.[o.id]} />
          ))}
        </ul>
      ) : (
        <p className="p-3 text-muted text-sm">{t("none")}</p>
      )}
      <OverrideDialog open={open} onOpenChange={setOpen} />
    </Panel>
  );
}
