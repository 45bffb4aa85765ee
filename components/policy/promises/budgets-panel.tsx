"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { ChoiceField, PercentField } from "@/components/document-form/fields";
import { AddButton, RowButtons } from "@/components/document-form/list-buttons";
import { rowsAt, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { isWhole, percentText } from "@/components/document-form/quantity";
import { Panel } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { isRow, number, rows } from "../read";
import { IssueTypeField, SegmentField } from "./scope-fields";
import { useChoices } from "./use-choices";

const list = ["sla", "budgets"];

/** Equal parts for all tiers, which make a whole: the last takes what rounding leaves. */
function equalShares(tiers: readonly number[]) {
  const part = Math.floor(100 / Math.max(1, tiers.length)) / 100;
  return tiers.map((tier, i) => ({
    tier,
    share: i < tiers.length - 1 ? part : Math.round((1 - part * (tiers.length - 1)) * 100) / 100,
  }));
}

/** How a promise is divided among the tiers. */
export function BudgetsPanel() {
  const t = useTranslations("promises.budgets");
  const targets = useTranslations("promises.targets");
  const { document } = useDocumentForm();
  const { metrics } = useChoices();
  const tiers = rows(isRow(document) ? document.tiers : null).flatMap((row) => number(row.tier) ?? []);
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid gap-4">
        {rowsAt(document, list).map(({ index, key }) => {
          const row = [...list, index];
          const name = t("row", { number: index + 1 });
          return (
            <fieldset key={key} className="grid gap-2 border-line border-b pb-4 last:border-b-0 last:pb-0">
              <legend className="sr-only">{name}</legend>
              <div className="flex items-start gap-2">
                <div className="grid flex-1 gap-2 sm:grid-cols-3">
                  <ChoiceField path={[...row, "metric"]} label={targets("metric")} options={metrics} />
                  <IssueTypeField row={row} />
                  <SegmentField row={row} />
                </div>
                <span className="mt-5.5">
                  <RowButtons list={list} index={index} name={name} />
                </span>
              </div>
              <Shares row={row} />
              <PlaceFindings path={row} />
            </fieldset>
          );
        })}
        <span>
          <AddButton
            list={list}
            row={() => ({ metric: "resolution", issueType: null, segment: null, shares: equalShares(tiers) })}
          >
            {t("add")}
          </AddButton>
        </span>
      </div>
    </Panel>
  );
}

function Shares({ row }: { row: (string | number)[] }) {
  const t = useTranslations("promises.budgets");
  const { document } = useDocumentForm();
  const shares = [...row, "shares"];
  const parts = rowsAt(document, shares);
  const sum = parts.reduce<number>((total, { value }) => total + (isRow(value) ? (number(value.share) ?? 0) : 0), 0);
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      {parts.map(({ index, key }) => (
        <PercentField
          key={key}
          path={[...shares, index, "share"]}
          label={t("share", { tier: String(valueAt(document, [...shares, index, "tier"]) ?? "?") })}
          className="w-24"
        />
      ))}
      <p
        role="status"
        className={cn("mt-5 flex h-ctl items-center text-sm", isWhole(sum) ? "text-good-text" : "text-late-text")}
      >
        {t(isWhole(sum) ? "whole" : "notWhole", { sum: percentText(sum) })}
      </p>
      <PlaceFindings path={shares} />
    </div>
  );
}
