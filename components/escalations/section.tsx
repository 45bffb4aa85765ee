"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Count } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";

interface Props {
  of: "approvals" | "escalated" | "waiting" | "late";
  count: number;
  /** With filters on, a list without anything that fits is left out: it is not known to be empty. */
  isFiltered: boolean;
  children: ReactNode;
}

/** One kind of what burns; empty, it explains what would appear and how. */
export function Section({ of, count, isFiltered, children }: Props) {
  const t = useTranslations("escalations");
  if (count === 0 && isFiltered) return null;
  return (
    <Panel
      flush
      title={t(`section.${of}`)}
      note={t(`section.${of}Note`)}
      actions={count > 0 && <Count value={count} className="mr-1.5" />}
    >
      {count === 0 ? <p className="text-pretty p-3 text-muted text-sm">{t(`empty.${of}`)}</p> : children}
    </Panel>
  );
}
