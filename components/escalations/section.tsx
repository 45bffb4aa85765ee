"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Count } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";

export const sections = ["approvals", "escalated", "waiting", "late"] as const;
export type SectionOf = (typeof sections)[number];

interface Props {
  of: SectionOf;
  /** How many of the list fit the filters. */
  count: number;
  /** How many the list holds, and how many there are: it ends where nobody would read on. */
  listed: number;
  total: number;
  /** With filters on, a list without anything that fits is left out: it is not known to be empty. */
  isFiltered: boolean;
  children: ReactNode;
}

/** One kind of what burns; empty, it explains what would appear and how. */
export function Section({ of, count, listed, total, isFiltered, children }: Props) {
  const t = useTranslations("escalations");
  const isCut = total > listed;
  // Of a list that ends before all is told nobody knows that nothing fits.
  if (count === 0 && isFiltered && !isCut) return null;
  return (
    <Panel
      flush
      title={t(`section.${of}`)}
      note={t(`section.${of}Note`)}
      actions={count > 0 && <Count value={isFiltered ? count : total} className="mr-1.5" />}
    >
      {isCut && (
        <p className="tabular border-line border-b px-3 py-1.5 text-muted text-sm">
          {t(isFiltered ? "section.fitting" : "section.cut", { count, listed, total })}
        </p>
      )}
      {count === 0 ? !isCut && <p className="text-pretty p-3 text-muted text-sm">{t(`empty.${of}`)}</p> : children}
    </Panel>
  );
}
