"use client";
import { Check } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { type Names, nameOf } from "@/components/reasons/words";
import { Button } from "@/components/ui/button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Candidate } from "@/server/domain/assignment/explain";
import { TierBadge } from "../tier-badge";
import { FiguresHead } from "./figures-head";
import type { Viewer } from "./types";

/** Shown at first; who could take it comes before who could not. */
const few = 5;

interface Props {
  people: readonly Candidate[];
  chosen: string | null;
  viewer: Viewer;
  names: Names;
}

/** The people looked at, the best first: what was expected of each, or what kept them out. */
export function CandidateTable({ people, chosen, viewer, names }: Props) {
  const t = useTranslations("ticket.who");
  const format = useFormatter();
  const [isOpen, setIsOpen] = useState(false);
  const best = Math.max(...people.map((p) => (p.excluded === null ? (p.value ?? 0) : 0)));
  const percent = (x: number) => format.number(x, { style: "percent", maximumFractionDigits: 0 });
  const shown = isOpen ? people : people.slice(0, few);
  return (
    <>
      <table aria-label={t("candidates")} className="w-full text-xs">
        <FiguresHead
          first={t("person")}
          columns={["success", "minutes", "value"] as const}
          label={(column) => t(column)}
        />
        <tbody>
          {shown.map((p) => (
            <tr key={p.personId} className={p.personId === chosen ? "font-medium" : "text-muted"}>
              <th scope="row" className="max-w-0 py-0.5 text-left font-[inherit]">
                <span className="flex min-w-0 items-center gap-1.5">
                  <TierBadge tier={p.tier} />
                  <span className="truncate">{nameOf(p.personId, names)}</span>
                  {p.personId === chosen && (
                    <>
                      <Check aria-hidden className="size-3.5 shrink-0" />
                      <VisuallyHidden>{t("chosen")}</VisuallyHidden>
                    </>
                  )}
                  {p.personId === viewer.id && <span className="shrink-0 text-muted">{t("you")}</span>}
                </span>
              </th>
              {p.excluded === null ? (
                <>
                  <td className="tabular w-12 pl-2 text-right">
                    {p.success === null ? t("unknown") : percent(p.success)}
                  </td>
                  <td className="tabular w-14 pl-2 text-right">
                    {p.minutes === null ? t("unknown") : format.number(p.minutes, { maximumFractionDigits: 0 })}
                  </td>
                  <td className="tabular w-12 pl-2 text-right">
                    {p.value === null || best <= 0 ? t("unknown") : percent(Math.max(0, p.value) / best)}
                  </td>
                </>
              ) : (
                <td colSpan={3} className="w-38 pl-2 text-right">
                  {t(`short.${p.excluded}`)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {people.length > shown.length && (
        <Button size="sm" variant="ghost" className="justify-self-start" onClick={() => setIsOpen(true)}>
          {t("more", { count: people.length - shown.length })}
        </Button>
      )}
    </>
  );
}
