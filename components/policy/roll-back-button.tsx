"use client";
import { useQueryClient } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { toast } from "@/components/ui/toast-store";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { rollBackAction } from "@/server/actions/publishing";
import { ConfirmButton } from "./confirm-button";

interface Props {
  version: number;
  /** The version that it takes the place of. */
  inForce: number;
  size?: "sm" | "md";
}

/** Publishes an older version again; what waits follows at once, since something is wrong. */
export function RollBackButton({ version, inForce, size }: Props) {
  const t = useTranslations("policy");
  const trpc = useTRPC();
  const queries = useQueryClient();
  return (
    <ConfirmButton
      size={size}
      title={t("version.rollBackTitle", { version })}
      text={t("version.rollBackText")}
      label={t("version.rollBackDo")}
      action={() => rollBackAction({ version, expectedVersion: inForce, follow: "now" })}
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
