"use client";
import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { useDateTime } from "@/components/ui/use-date-time";
import { keepGoneDraftAction } from "@/server/actions/policy";
import type { DraftEnd } from "../types";
import type { DraftSaving } from "../use-draft-saving";

interface Props {
  id: string;
  name: string;
  end: DraftEnd;
  saving: DraftSaving;
  canEdit: boolean;
}

/** Somebody published or threw away the draft that is on screen: who, and what becomes of what was written here. */
export function GoneCallout({ id, name, end, saving, canEdit }: Props) {
  const t = useTranslations("publishing.gone");
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const dateTime = useDateTime();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  // What was published as it is on screen needs no second draft.
  const isLost = saving.isDirty || end.how === "discarded";
  async function keep() {
    setBusy(true);
    setFailed(null);
    const result = await run(() => keepGoneDraftAction(id, t("name", { name }).slice(0, 120), { json: saving.text }));
    setBusy(false);
    if (!result.ok) return setFailed(result.error.message);
    saving.undo();
    router.push(`/policy/drafts/${result.value.id}`);
    await queries.invalidateQueries({ queryKey: trpc.policy.list.queryKey() });
  }
  const by = end.by ?? t("nobody");
  const at = dateTime(end.at, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Callout
      tone="warn"
      live
      title={end.version === null ? t("discarded", { by }) : t("published", { by, version: end.version })}
    >
      {t(saving.isDirty ? "unsaved" : "saved", { at })}
      <div className="mt-1.5 flex flex-wrap gap-2">
        {canEdit && isLost && (
          <Button size="sm" busy={busy} onClick={() => void keep()}>
            {t("keep")}
          </Button>
        )}
        {end.version !== null && (
          <Button size="sm" variant="ghost" asChild>
            <Link href={`/policy/versions/${end.version}`}>{t("look", { version: end.version })}</Link>
          </Button>
        )}
      </div>
      {failed && <p className="text-late-text">{failed}</p>}
    </Callout>
  );
}
