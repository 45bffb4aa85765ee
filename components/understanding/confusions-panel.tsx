"use client";
import { ArrowRight, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Names, nameOf } from "@/components/reasons/words";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import type { Confusion } from "./types";

const atFirst = 8;

/** What is taken for what, the most frequent first; open, the texts themselves. */
export function ConfusionsPanel({ confusions, names }: { confusions: readonly Confusion[]; names: Names }) {
  const t = useTranslations("understanding.confusions");
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? confusions : confusions.slice(0, atFirst);
  const name = (id: string | null) => (id === null ? t("none") : nameOf(id, names));
  return (
    <Panel title={t("title")} note={t("note")} flush>
      {confusions.length === 0 && <p className="p-3 text-muted text-sm">{t("empty")}</p>}
      <ul>
        {shown.map((one) => (
          <li key={`${one.actual} ${one.read}`} className="border-line border-b last:border-b-0">
            <details className="group">
              <summary className="flex min-h-ctl cursor-pointer list-none items-center gap-2 px-3 py-1.5 text-sm hover:bg-hover">
                <ChevronRight
                  aria-hidden
                  className="size-3.5 shrink-0 text-faint transition-transform group-open:rotate-90"
                />
                <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-1.5">
                  <span className="first-letter:uppercase">{name(one.actual)}</span>
                  <ArrowRight aria-label={t("readAs")} className="size-3.5 text-faint" />
                  <span className="first-letter:uppercase">{name(one.read)}</span>
                </span>
                <span className="tabular shrink-0 text-muted text-xs">{t("texts", { count: one.texts })}</span>
              </summary>
              <ul className="grid gap-1.5 px-3 pb-2.5 pl-8 text-muted text-xs">
                {one.examples.map(({ text, ticket }) => (
                  <li key={text} className="wrap-anywhere line-clamp-3">
                    {ticket && (
                      <Link href={`/tickets/${ticket.id}`} className="tabular mr-1.5 underline underline-offset-2">
                        #{ticket.number}
                      </Link>
                    )}
                    {text}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
      {confusions.length > atFirst && (
        <div className="border-line border-t p-2">
          <Button size="sm" variant="ghost" onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? "fewer" : "more", { count: confusions.length - atFirst })}
          </Button>
        </div>
      )}
    </Panel>
  );
}
