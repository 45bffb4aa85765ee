"use client";
import { Bot, Eye } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Article } from "./types";

/** Which playbooks answer from this article: what changing it changes. */
export function PlaybookUses({ uses }: { uses: Article["playbooks"] }) {
  const t = useTranslations("knowledge.playbooks");
  return (
    <section
      aria-label={t("title")}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-line bg-sunken px-3 py-2 text-sm"
    >
      <h2 className="font-medium text-muted">{t("title")}</h2>
      {uses.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {uses.map(({ issueType, name, place, isAlone }) => {
            const Icon = isAlone ? Bot : Eye;
            return (
              <li key={issueType} className="inline-flex items-center gap-1.5">
                <Icon aria-hidden className="size-3.5 text-assistant-text" />
                <span className="font-medium">{name}</span>
                <span className="text-muted">
                  {t("place", { place })}, {t(isAlone ? "alone" : "review")}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
