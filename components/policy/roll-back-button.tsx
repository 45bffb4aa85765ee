"use client";
import { useQueryClient } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { toast } from "@/components/ui/toast-store";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { rollBackAction } from "@/server/actions/policy";
import { ConfirmButton } from "./confirm-button";

/** Publishes an older version again. */
export function RollBackButton({ version, size }: { version: number; size?: "sm" | "md" }) {
  const t = useTranslations("policy");
  const trpc = useTRPC();
  const queries = useQueryClient();
  return (
    <ConfirmButton
      size={size}
      title={t("version.rollBackTitle", { version })}
      text={t("version.rollBackText")}
      label={t("version.rollBackDo")}
      action={() => rollBackAction(version)}
      onDone={async (done) => {
        toast({ title: t("version.rolledBack", { version: done.version }), tone: "good" });
        await queries.invalidateQueries({ queryKey: trpc.policy.pathKey() });
      }}
    >
      <History aria-hidden />
      {size === "sm" ? t("version.rollBackDo") : t("version.rollBack")}
      {size === "sm" && <VisuallyHidden> {t("versions.name", { version })}</VisuallyHidden>}
    </ConfirmButton>
  );
}
