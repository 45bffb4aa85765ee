"use client";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Panel } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/time";
import { factNames } from "@/server/domain/context/vocabulary";
import { ChurnRisk } from "./measures";
import type { Account, Fact } from "./types";
import { useAccountWords } from "./use-account-words";

/** Facts, each with who said it and how old it is; what was said before opens below. */
export function FactsPanel({ account }: { account: Account }) {
  const t = useTranslations("accounts");
  const words = useAccountWords();
  const now = useServerNow();
  const { facts, history } = account;
  return (
    <Panel title={t("facts.title")} note={t("facts.note")}>
      {facts.length === 0 && <p className="text-muted text-sm">{t("facts.none")}</p>}
      <dl className="grid gap-2.5">
        {factNames.flatMap((name) => {
          const fact = facts.find((f) => f.name === name);
          if (!fact) return [];
          return [
            <div key={name} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 text-sm">
              <dt className="text-muted">{t(`fact.${name}`)}</dt>
              <dd className="grid gap-0.5">
                <span className="wrap-anywhere font-medium">
                  {name === "churnRisk" && typeof fact.value === "number" ? (
                    <ChurnRisk risk={fact.value} />
                  ) : (
                    words.fact(name, fact.value, now)
                  )}
                </span>
                <Said fact={fact} now={now} />
              </dd>
            </div>,
          ];
        })}
      </dl>
      {history.length > 0 && (
        <details className="mt-3 border-line border-t pt-2 text-sm">
          <summary className="cursor-pointer rounded-xs text-muted text-xs hover:text-ink">
            {t("facts.history", { count: history.length })}
          </summary>
          <ol className="mt-2 grid gap-2">
            {history.map((fact) => (
              <li key={`${fact.name} ${fact.saidAt}`} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3">
                <span className="text-muted">{t(`fact.${fact.name}`)}</span>
                <span className="grid gap-0.5">
                  <span className="wrap-anywhere">{words.fact(fact.name, fact.value, now)}</span>
                  <Said fact={fact} now={now} />
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </Panel>
  );
}

function Said({ fact, now }: { fact: Fact; now: number }) {
  const t = useTranslations("accounts.facts");
  return (
    <span className="flex flex-wrap gap-x-1.5 text-muted text-xs">
      <span>{t("said", { source: fact.source, by: fact.by ?? "none" })}</span>
      <span aria-hidden>·</span>
      <RelativeTime at={fact.saidAt} now={Math.max(now, fact.saidAt)} length="long" />
      {fact.confirmedAt > fact.saidAt && (
        <>
          <span aria-hidden>·</span>
          <span>
            {t("confirmed")} <RelativeTime at={fact.confirmedAt} now={Math.max(now, fact.confirmedAt)} />
          </span>
        </>
      )}
    </span>
  );
}
