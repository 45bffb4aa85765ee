"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { clockMetrics, promiseMetrics, type Segment, segments } from "@/server/domain/vocabulary";
import { isRow, rows, text } from "../read";

/** The rows of a section that have an id, by their names, to choose from. */
export function useNamed(
  section: "teams" | "issueTypes" | "calendars" | "destinations",
): { value: string; label: string }[] {
  const { document } = useDocumentForm();
  return rows(isRow(document) ? document[section] : null).flatMap((row) => {
    const id = text(row.id);
    return id ? [{ value: id, label: text(row.name) || id }] : [];
  });
}

/** What promises and alarms are chosen from, in words. */
export function useChoices() {
  const metric = useTranslations("sla.metric");
  const segment = useTranslations("ticket.segment");
  return {
    metrics: promiseMetrics.map((value) => ({ value, label: metric(`${value}.long`) })),
    allMetrics: clockMetrics.map((value) => ({ value, label: metric(`${value}.long`) })),
    segmentChoices: segments.map((value) => ({ value, label: segment(value) })) satisfies { value: Segment }[],
    types: useNamed("issueTypes"),
  };
}
