"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { toast } from "@/components/ui/toast-store";
import { startShadowAction } from "@/server/actions/publishing";
import { ConfirmButton } from "../confirm-button";
import type { PolicyDraft } from "../types";

/** Lets a draft decide beside the policy in force, and leads to what it has found. */
export function ShadowButton({ id, draft, isDirty }: { id: string; draft: PolicyDraft; isDirty: boolean }) {
  const t = useTranslations("publishing.shadow");
  const all = useTranslations("publishing");
  const format = useFormatter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const { data } = useQuery(trpc.policy.shadows.queryOptions({ draftId: id }));
  const running = data?.data.find((s) => s.endedAt === null);
  const { revision, check } = draft;
  const errors = check.errors.length;
  const share =
    running && running.compared > 0 ? format.number(running.agreed / running.compared, { style: "percent" }) : null;
  const isCurrent = running?.revision === revision;
  return (
    <>
      {running && (
        <Button asChild variant="ghost">
          <Link href={`/policy/shadows/${running.id}`}>{share ? t("look", { share }) : t("lookNone")}</Link>
        </Button>
      )}
      {!isCurrent && (
        <ConfirmButton
          variant="ghost"
          title={t(running ? "restartTitle" : "startTitle", { revision })}
          text={t("startText")}
          label={t("startDo")}
          isBlocked={isDirty || errors > 0}
          fields={
            (isDirty || errors > 0) && (
              <Callout tone="warn" title={isDirty ? all("unsaved") : all("errors", { count: errors })} />
            )
          }
          action={() => startShadowAction({ id, revision })}
          onDone={async (started) => {
            toast({ title: t("started", { revision }), tone: "good" });
            await queries.invalidateQueries({ queryKey: trpc.policy.pathKey() });
            router.push(`/policy/shadows/${started.id}`);
          }}
        >
          {t("start")}
        </ConfirmButton>
      )}
    </>
  );
}
