"use client";
import { useTranslations } from "use-intl";
import { PercentField } from "@/components/document-form/fields";
import { PlaceFindings } from "@/components/document-form/place-findings";

/** From how sure the assistant may act and draft, and how often it may be wrong. */
export function ThresholdFields() {
  const t = useTranslations("canvas.thresholds");
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-2 items-start gap-3">
        <PercentField path={["bands", "high"]} label={t("high")} hint={t("highHint")} />
        <PercentField path={["bands", "low"]} label={t("low")} hint={t("lowHint")} />
        <PercentField path={["autonomy", "errorLimit"]} label={t("errorLimit")} hint={t("errorLimitHint")} />
        <PercentField
          path={["autonomy", "mostLowered"]}
          label={t("mostLowered")}
          hint={t("mostLoweredHint")}
          isMarked
        />
      </div>
      <PlaceFindings path={["bands"]} />
      <PlaceFindings path={["autonomy"]} />
    </div>
  );
}
