"use client";
import { useTranslations } from "use-intl";
import { useAt } from "@/components/document-form/context";
import { type Path, pathText } from "@/components/document-form/path";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** The measure of use that must have grown, as the desk's own systems call it; any where it is empty. */
export function MetricField({ path }: { path: Path }) {
  const t = useTranslations("canvas.context");
  const { value, error, isReadOnly, set } = useAt(path);
  const shown = typeof value === "string" ? value : "";
  if (isReadOnly) {
    return (
      <p>
        <span className="block font-medium text-xs">{t("metric")}</span>
        <span className="wrap-anywhere text-sm">{shown || t("anyMetric")}</span>
      </p>
    );
  }
  return (
    <Field label={t("metric")} hint={t("metricHint")} error={error} place={pathText(path)} optional>
      {(control) => (
        <Input
          {...control}
          value={shown}
          maxLength={60}
          autoComplete="off"
          onChange={({ target }) => set(target.value === "" ? null : target.value)}
        />
      )}
    </Field>
  );
}
