"use client";
import { useTranslations } from "use-intl";
import { ChoiceField } from "@/components/document-form/fields";
import type { Path } from "@/components/document-form/path";
import { useChoices } from "./use-choices";

interface Props {
  row: Path;
  /** How a column is named where the labels stand in the head of a table. */
  named?: (column: string) => string;
}

/** Of which tickets a row speaks: an issue type, or every one. */
export function IssueTypeField({ row, named }: Props) {
  const t = useTranslations("promises.targets");
  const { types } = useChoices();
  const label = t("issueType");
  return (
    <ChoiceField
      path={[...row, "issueType"]}
      label={named ? named(label) : label}
      hideLabel={named !== undefined}
      options={types}
      none={t("allTypes")}
    />
  );
}

/** Of which accounts it speaks: a segment, or every one. */
export function SegmentField({ row, named }: Props) {
  const t = useTranslations("promises.targets");
  const { segmentChoices } = useChoices();
  const label = t("segment");
  return (
    <ChoiceField
      path={[...row, "segment"]}
      label={named ? named(label) : label}
      hideLabel={named !== undefined}
      options={segmentChoices}
      none={t("allSegments")}
    />
  );
}
