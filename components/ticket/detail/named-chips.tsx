"use client";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Named } from "@/server/domain/triage/named";

/** Product features and references that a message names; nothing where it names none. */
export function NamedChips({ named: { features, references } }: { named: Named }) {
  const t = useTranslations("ticket.why");
  if (features.length + references.length === 0) return null;
  return (
    <ul aria-label={t("named")} className="flex flex-wrap gap-1">
      {features.map((name) => (
        <li key={name} className="max-w-full">
          <Badge tone="accent">
            <VisuallyHidden>{t("feature")}: </VisuallyHidden>
            <span className="truncate">{name}</span>
          </Badge>
        </li>
      ))}
      {references.map((text) => (
        <li key={text} className="max-w-full">
          <Badge tone="outline" className="font-mono">
            <VisuallyHidden>{t("reference")}: </VisuallyHidden>
            <span className="truncate">{text}</span>
          </Badge>
        </li>
      ))}
    </ul>
  );
}
