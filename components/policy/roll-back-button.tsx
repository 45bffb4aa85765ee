"use client";
import { useQueryClient } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { rollBackAction } from "@/server/actions/publishing";
import type { Following } from "@/server/domain/vocabulary";
import { ConfirmButton } from "./confirm-button";
import { FollowField } from "./publishing/follow-field";

interface Props {
  version: number;
  /** The version that it takes the place of. */
  inForce: number;
  size?: "sm" | "md";
}

/** Publishes an older version again, and leads to it. What waits follows at once, if nothing else is chosen: something is
 *  wrong. */
export function RollBackButton({ version, inForce, size }: Props) {
  const t = useTranslations("policy");
  const publishing = useTranslations("publishing");
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [note, setNote] = useState("");
  const [follow, setFollow] = useState<Following>("now");
  return (
    <ConfirmButton
      size={size}
      title={t("version.rollBackTitle", { version })}
      text={t("version.rollBackText")}
      label={t("version.rollBackDo")}
      fields={
        <>
          <Field label={publishing("note")} hint={publishing("noteHint")}>
            {(control) => (
              <Input {...control} maxLength={450} value={note} onChange={(event) => setNote(event.target.value)} />
            )}
          </Field>
          <FollowField value={follow} onChange={setFollow} />
        </>
      }
      action={() => rollBackAction({ version, expectedVersion: inForce, note, follow })}
      onDone={async (done) => {
        toast({ title: t("version.rolledBack", { version: done.version }), tone: "good" });
        router.push(`/policy/versions/${done.version}`);
        await queries.invalidateQueries({ queryKey: trpc.policy.pathKey() });
      }}
    >
      <History aria-hidden />
      {size === "sm" ? t("version.rollBackDo") : t("version.rollBack")}
      {size === "sm" && <VisuallyHidden> {t("versions.name", { version })}</VisuallyHidden>}
    </ConfirmButton>
  );
}
