"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ConfirmButton } from "@/components/policy/confirm-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { createArticleAction } from "@/server/actions/knowledge";
import { maxTitleLength } from "@/server/domain/knowledge/article";

/** Begins an article by its title and opens it. */
export function NewArticleButton() {
  const t = useTranslations("knowledge.new");
  const router = useRouter();
  const [title, setTitle] = useState("");
  return (
    <ConfirmButton
      variant="primary"
      title={t("open")}
      text={t("text")}
      label={t("do")}
      action={() => createArticleAction(title, null)}
      onDone={({ id }) => router.push(`/knowledge/${id}`)}
      fields={
        <Field label={t("name")} hint={t("nameHint")}>
          {(control) => (
            <Input
              {...control}
              maxLength={maxTitleLength}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
      }
    >
      <Plus aria-hidden />
      {t("open")}
    </ConfirmButton>
  );
}
