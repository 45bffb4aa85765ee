"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { toast } from "@/components/ui/toast-store";
import { useDateTime } from "@/components/ui/use-date-time";
import { cancelPlanAction } from "@/server/actions/publishing";
import { ConfirmButton } from "../confirm-button";
import type { PolicyDraft } from "../types";

/** When a draft comes into force by itself, who said so, and the way back. */
export function PlanCallout({
  id,
  plan,
  canEdit,
}: {
  id: string;
  plan: NonNullable<PolicyDraft["plan"]>;
  canEdit: boolean;
}) {
  const t = useTranslations("publishing");
  const dateTime = useDateTime();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { by: name, note, follow, reason } = plan;
  return (
    <Callout
      title={t("planTitle", { at: dateTime(plan.at, { dateStyle: "full", timeStyle: "short" }) })}
      actions={
        canEdit && (
          <ConfirmButton
            size="sm"
            title={t("takeBackTitle")}
            text={t("takeBackText")}
            label={t("takeBack")}
            action={() => cancelPlanAction(id)}
            onDone={async () => {
              toast({ title: t("takenBack"), tone: "good" });
              await queries.invalidateQueries({ queryKey: trpc.policy.pathKey() });
            }}
          >
            {t("takeBack")}
          </ConfirmButton>
        )
      }
    >
      <p>{t("planText", { name, note, follow })}</p>
      {reason && <p>{t("planReason", { reason })}</p>}
    </Callout>
  );
}
