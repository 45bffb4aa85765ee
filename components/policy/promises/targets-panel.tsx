"use client";
import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { ChoiceField, MinutesField } from "@/components/document-form/fields";
import { AddButton, RowButtons } from "@/components/document-form/list-buttons";
import { listAt, rowsAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import { promiseMetrics, type Segment } from "@/server/domain/vocabulary";
import { IssueTypeField, SegmentField } from "./scope-fields";
import { useChoices, useNamed } from "./use-choices";
import { winningRow } from "./winner";

const list = ["sla", "targets"];
const all = "~";

/** What is promised to whom: issue type × segment × metric, and which row wins for a ticket. */
export function TargetsPanel() {
  const t = useTranslations("promises.targets");
  const { document } = useDocumentForm();
  const { metrics, types, segmentChoices } = useChoices();
  const calendars = useNamed("calendars");
  const [type, setType] = useState(all);
  const [segment, setSegment] = useState<Segment>("standard");
  const rows = rowsAt(document, list);
  const wins = new Set(
    promiseMetrics.map((m) => winningRow(listAt(document, list), m, type === all ? null : type, segment)),
  );
  return (
    <Panel title={t("title")} note={t("note")} flush>
      <div className="grid gap-2 border-line border-b bg-sunken/60 p-3 sm:grid-cols-2">
        <Field label={t("whichType")}>
          {() => (
            <Select value={type} onValueChange={setType} options={[{ value: all, label: t("noType") }, ...types]} />
          )}
        </Field>
        <Field label={t("whichSegment")}>
          {() => <Select value={segment} onValueChange={setSegment} options={segmentChoices} />}
        </Field>
        <p className="text-muted text-xs sm:col-span-2">{t("wins")}</p>
      </div>
      <Table aria-label={t("title")} className="min-w-164">
        <TableHead>
          <tr>
            <HeaderCell className="w-36">{t("metric")}</HeaderCell>
            <HeaderCell className="px-1">{t("issueType")}</HeaderCell>
            <HeaderCell className="w-33 px-1">{t("segment")}</HeaderCell>
            <HeaderCell className="w-24 px-1">{t("minutes")}</HeaderCell>
            <HeaderCell className="px-1">{t("calendar")}</HeaderCell>
            <HeaderCell className="w-10">
              <span className="sr-only">{t("actions")}</span>
            </HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {rows.map(({ index, key }) => {
            const row = [...list, index];
            const named = (column: string) => t("cell", { column, row: index + 1 });
            return (
              <tr
                key={key}
                className={cn("border-line border-b align-top last:border-b-0", wins.has(index) && "bg-selected")}
              >
                <td className="px-3 py-1.5">
                  <ChoiceField path={[...row, "metric"]} label={named(t("metric"))} hideLabel options={metrics} />
                  {wins.has(index) && (
                    <Badge tone="accent" className="mt-1">
                      <Check aria-hidden />
                      {t("winner")}
                    </Badge>
                  )}
                  <PlaceFindings path={row} />
                </td>
                <td className="px-1 py-1.5">
                  <IssueTypeField row={row} named={named} />
                </td>
                <td className="px-1 py-1.5">
                  <SegmentField row={row} named={named} />
                </td>
                <td className="px-1 py-1.5">
                  <MinutesField path={[...row, "minutes"]} label={named(t("minutes"))} hideLabel />
                </td>
                <td className="px-1 py-1.5">
                  <ChoiceField
                    path={[...row, "calendar"]}
                    label={named(t("calendar"))}
                    hideLabel
                    options={calendars}
                    none={t("allTime")}
                  />
                </td>
                <td className="px-1 py-1.5">
                  <span className="flex min-h-ctl items-center justify-end gap-1">
                    <RowButtons list={list} index={index} name={t("row", { row: index + 1 })} />
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <div className="grid justify-items-start gap-2 p-2">
        <PlaceFindings path={list} />
        <AddButton
          list={list}
          row={() => ({ metric: "firstResponse", issueType: null, segment: null, minutes: 60, calendar: null })}
        >
          {t("add")}
        </AddButton>
      </div>
    </Panel>
  );
}
