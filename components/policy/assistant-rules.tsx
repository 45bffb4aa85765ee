"use client";
import { type ReactNode, useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { ArticleText } from "@/components/knowledge/markdown";
import { useDuration } from "@/components/sla/use-duration";
import { Panel } from "@/components/ui/card";
import { assistantRulesOf } from "./playbooks";

/** The assistant's own words, its waits, and what it may do in other systems. */
export function AssistantRulesPanel({ document }: { document: unknown }) {
  const t = useTranslations("policy.assistant");
  const duration = useDuration();
  const format = useFormatter();
  const rules = useMemo(() => assistantRulesOf(document), [document]);
  const { name, texts, reviewMinutes, answerMeetsResponse, actions } = rules;
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid gap-3 text-sm">
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          <Fact term={t("name")}>{name ?? "?"}</Fact>
          <Fact term={t("reviewTime")}>{reviewMinutes === null ? "?" : duration(reviewMinutes * 60_000)}</Fact>
          <Fact term={t("clocks")}>
            {answerMeetsResponse === null ? "?" : t(answerMeetsResponse ? "meets" : "meetsNot")}
          </Fact>
        </dl>
        <dl className="grid gap-3">
          {texts.map(({ key, text }) => (
            <Fact key={key} term={t(key)}>
              <div className="max-w-prose rounded-md border border-line bg-sunken px-3 py-2">
                <ArticleText body={text} values={null} />
              </div>
            </Fact>
          ))}
          <Fact term={t("actions")}>
            {actions.length === 0 ? (
              <p className="text-muted">{t("noActions")}</p>
            ) : (
              <ul className="grid gap-1.5">
                {actions.map((one) => (
                  <li key={one.id} className="wrap-anywhere">
                    <span className="font-medium">{one.name}</span>{" "}
                    <span className="font-mono text-muted text-xs">{one.url}</span>
                    <span className="block text-muted text-xs">
                      {one.timeoutSeconds !== null && t("timeout", { seconds: one.timeoutSeconds })}{" "}
                      {one.returns.length > 0 && t("returns", { list: format.list(one.returns) })}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Fact>
        </dl>
      </div>
    </Panel>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-0.5">
      <dt className="text-faint text-xs">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
