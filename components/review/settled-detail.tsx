"use client";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { LineDifference } from "@/components/knowledge/line-difference";
import { ArticleText } from "@/components/knowledge/markdown";
import { Badge } from "@/components/ui/badge";
import { buttonStyle } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import { escapeMarkdown, fillTemplate } from "@/server/domain/knowledge/variables";
import { settledTones } from "./settled-row";
import type { Reviewer, SettledDraft } from "./types";

/** The draft as it would have gone out, so that only what I changed shows as changed. */
function asSigned(draft: string, reviewer: Reviewer): string {
  const filled = fillTemplate(draft, { "agent.name": escapeMarkdown(reviewer.name) }, (name) => name !== "agent.name");
  return filled.kind === "filled" ? filled.text : draft;
}

/** What became of a draft, and the edit line by line. */
export function SettledDetail({
  item,
  reviewer,
  onBack,
}: {
  item: SettledDraft;
  reviewer: Reviewer;
  onBack: () => void;
}) {
  const t = useTranslations("review");
  const words = useTranslations("ticket.page");
  const { ticketId, number, subject, state, reason, draft, sent } = item;
  return (
    <article aria-label={t("detail.label")} className="flex h-full min-h-0 flex-col">
      <header className="flex shrink-0 items-start gap-2 border-line border-b bg-surface px-3 py-2.5 md:px-4">
        <IconButton label={t("detail.back")} onClick={onBack} className="-ml-1.5 lg:hidden">
          <ArrowLeft />
        </IconButton>
        <div className="min-w-0 flex-1">
          <h2 className="text-pretty font-semibold text-md tracking-[-0.011em]">
            <span className="tabular mr-2 font-normal text-faint">{words("number", { number: String(number) })}</span>
            {subject || words("untitled")}
          </h2>
          <p className="mt-1 flex flex-wrap items-center gap-2 text-muted text-sm">
            <Badge tone={settledTones[state]}>{t(`settled.state.${state}`)}</Badge>
            {reason && t("settled.why", { reason: t(`reject.reason.${reason}`).toLowerCase() })}
          </p>
        </div>
        <Link href={`/tickets/${ticketId}`} className={buttonStyle()}>
          {t("detail.ticket")}
        </Link>
      </header>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t("settled.became")}
        className="scroll-area grid min-h-0 flex-1 content-start gap-3 px-3 py-3 -outline-offset-2 md:px-4"
      >
        {state === "edited" && sent !== null && (
          <Panel level={3} title={t("settled.changed")} note={t("settled.changedNote")}>
            <LineDifference before={asSigned(draft, reviewer)} after={sent} />
          </Panel>
        )}
        <Panel level={3} title={t(state === "rejected" ? "settled.draft" : "settled.sent")}>
          <div className="max-w-prose">
            {state !== "rejected" && sent === null ? (
              <p className="text-muted text-sm italic">{t("settled.erased")}</p>
            ) : (
              <ArticleText body={sent ?? draft} values={null} />
            )}
          </div>
        </Panel>
      </section>
    </article>
  );
}
