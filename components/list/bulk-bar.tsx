"use client";
import { Siren, UserCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

interface Props {
  count: number;
  /** How many fit the list, chosen or not. */
  total: number;
  onGive: () => void;
  onIncident: () => void;
  onClear: () => void;
}

/** What can be done with the tickets that are chosen; it lies over the end of the list and moves nothing. */
export function BulkBar({ count, total, onGive, onIncident, onClear }: Props) {
  const t = useTranslations("lists.bulk");
  if (count === 0) return null;
  return (
    <section
      aria-label={t("label")}
      className="absolute inset-x-3 bottom-3 z-20 mx-auto flex max-w-xl items-center gap-2 rounded-lg border border-line-strong bg-raised py-2 pr-2 pl-3 shadow-pop"
    >
      <p role="status" className="tabular mr-auto font-medium text-sm">
        {t("chosen", { count, total })}
      </p>
      <Button variant="ghost" onClick={onClear} hint={<Kbd className="coarse:hidden">Esc</Kbd>}>
        {t("clear")}
      </Button>
      <Button onClick={onIncident}>
        <Siren aria-hidden />
        <span className="max-sm:sr-only">{t("incident")}</span>
      </Button>
      <Button
        variant="primary"
        onClick={onGive}
        hint={
          <Kbd inverse className="coarse:hidden">
            G
          </Kbd>
        }
      >
        <UserCheck aria-hidden />
        {t("give")}
      </Button>
    </section>
  );
}
