"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { isSection } from "../difference-table";
import { partsOf, valueText } from "../difference-words";
import type { Difference } from "../types";

const first = 8;

/** A place of the document in a line, its section by the name that the tables of changes give it. */
export function usePlaceText(): (path: string) => string {
  const t = useTranslations("policy.diff.path");
  return (path) => {
    const { section, rest } = partsOf(path);
    return [isSection(section) ? t(section) : section, ...rest].join(" › ");
  };
}

/** Changed places, folded. */
export function PlaceList({ title, differences }: { title: ReactNode; differences: readonly Difference[] }) {
  const t = useTranslations("publishing");
  const placeText = usePlaceText();
  if (differences.length === 0) return <p className="text-muted text-sm">{title}</p>;
  return (
    <details className="rounded-md border border-line px-3 py-2 text-sm">
      <summary className="cursor-pointer font-medium">{title}</summary>
      <ul className="mt-2 grid gap-1">
        {differences.slice(0, first).map((d) => (
          <li key={d.path} className="wrap-anywhere">
            <span className="text-muted">{placeText(d.path)}: </span>
            {valueText(d.was) ?? t("rebase.nothing")} → {valueText(d.is) ?? t("rebase.nothing")}
          </li>
        ))}
      </ul>
      {differences.length > first && (
        <p className="mt-1 text-muted">{t("more", { count: differences.length - first })}</p>
      )}
    </details>
  );
}
