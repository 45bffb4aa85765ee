"use client";
import { useTranslations } from "use-intl";
import { CheckField, MinutesField, TextField } from "@/components/document-form/fields";
import { LongTextField } from "@/components/document-form/long-text-field";
import { PlaceFindings } from "@/components/document-form/place-findings";

/** How the assistant signs, what it says around its answers, how long drafts wait. */
export function AssistantFields() {
  const t = useTranslations("policy.assistant");
  const own = useTranslations("canvas.assistant");
  return (
    <div className="grid gap-3">
      <TextField path={["assistant", "name"]} label={t("name")} />
      <LongTextField path={["assistant", "introduction"]} label={t("introduction")} />
      <LongTextField path={["assistant", "question"]} label={t("question")} />
      <LongTextField path={["assistant", "followUp"]} label={t("followUp")} />
      <MinutesField path={["assistant", "reviewMinutes"]} label={t("reviewTime")} hint={own("reviewHint")} />
      <CheckField path={["assistant", "answerMeetsResponse"]} label={own("answerMeets")} />
      <PlaceFindings path={["assistant"]} />
    </div>
  );
}
