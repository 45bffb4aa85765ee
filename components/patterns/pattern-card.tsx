"use client";
import { ChevronDown, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useChangeWords } from "@/components/policy/use-change-words";
import { useServerNow } from "@/components/time/server-clock";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/time";
import { CoverChart } from "./cover-chart";
import { Evidence } from "./evidence";
import { PatternActions } from "./pattern-actions";
import { PatternChart } from "./pattern-chart";
import { PatternTickets } from "./pattern-tickets";
import { History, Standing } from "./standing";
import type { Pattern, PatternList } from "./types";
import { nameIn, useClaim } from "./use-claim";

interface Props {
  pattern: Pattern;
  list: Pick<PatternList, "features" | "policyVersion">;
  me: string;
  isOpen: boolean;
  onToggle: () => void;
}

/** One claim: the sentence, the numbers, who should know, the tickets, and what can be done. */
export function PatternCard({ pattern, list: { features, policyVersion }, me, isOpen, onToggle }: Props) {
  const t = useTranslations("patterns");
  const claim = useClaim(features)(pattern);
  const { id, kind, audience, state, firstSeenAt, tickets, open, evidence } = pattern;
  const heading = `pattern-${id}`;
  return (
    <article
      aria-labelledby={heading}
      className="min-w-0 rounded-lg border border-line bg-raised shadow-xs"
      data-pattern={kind}
    >
      <div className="grid gap-3 p-3 md:p-4">
        <div className="flex flex-wrap items-center gap-1.5 text-xs">
          {state === "open" && <Badge tone="accent">{t("new")}</Badge>}
          <Badge tone="outline">{t(`kinds.${kind}`)}</Badge>
          <span className="text-muted">
            {t("tell", { who: audience.map((one) => t(`audiences.${one}`)).join(", ") })}
          </span>
          <span className="ml-auto text-muted">
            {t("found")} <Since at={firstSeenAt} />
          </span>
        </div>
        <h2 id={heading} className="text-pretty font-semibold text-base">
          {claim}
        </h2>
        <Standing pattern={pattern} />
        <div className="grid gap-4 lg:grid-cols-2">
          <Evidence pattern={pattern} features={features} />
          {evidence.kind === "cover" ? <CoverChart evidence={evidence} /> : <PatternChart evidence={evidence} />}
        </div>
        <Advice pattern={pattern} features={features} />
        <div className="flex flex-wrap items-center gap-1.5">
          <PatternActions pattern={pattern} features={features} claim={claim} version={policyVersion} me={me} />
          {tickets > 0 && (
            <Button size="sm" variant="ghost" aria-expanded={isOpen} onClick={onToggle} className="ml-auto max-md:ml-0">
              {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
              {evidence.kind === "surge" && evidence.passedUp !== undefined
                ? t("ticketsOfSurge", {
                    count: tickets,
                    open,
                    passedUp: evidence.passedUp,
                    waiting: evidence.waiting ?? 0,
                  })
                : t("tickets", { count: tickets, open })}
            </Button>
          )}
        </div>
        <History pattern={pattern} />
      </div>
      {isOpen && <PatternTickets pattern={pattern} />}
    </article>
  );
}

/** How long ago, apart: the clock moves this alone, and not the card. */
function Since({ at }: { at: number }) {
  return <RelativeTime at={at} now={useServerNow()} />;
}

/** What could be done, in a sentence; where it is somewhere else, the way there. */
function Advice({ pattern, features }: Pick<Props, "pattern"> & Pick<PatternList, "features">) {
  const t = useTranslations("patterns.advice");
  const changeWords = useChangeWords();
  const { evidence: e, change } = pattern;
  const name = nameIn(pattern, features);
  const link = (href: string) => (chunks: React.ReactNode) => (
    <Link href={href} className="rounded-xs text-accent-text underline">
      {chunks}
    </Link>
  );
  const words = (() => {
    switch (e.kind) {
      case "surge":
        return t("surge");
      case "documentation":
        return t.rich(e.proposedId ? "documentationProposed" : "documentation", {
          type: name(e.issueType),
          link: link(e.proposedId ? `/knowledge/${e.proposedId}` : "/knowledge"),
        });
      case "training":
        return t(e.of === "team" ? "trainingTeam" : "training", { name: name(e.id), type: name(e.issueType) });
      case "account":
        return t.rich("account", { link: link(`/accounts/${e.accountId}`), name: name(e.accountId) });
      case "trials":
        return t("trials");
      case "overEscalation":
        return change?.kind === "startTier"
          ? t("startTier", { type: name(e.issueType), tier: change.tier })
          : t("overEscalation", { tier: e.tier });
      case "bottleneck":
        return t.rich("bottleneck", { team: name(e.team), tier: e.tier, link: link("/people") });
      case "abandonment":
        return t.rich(e.held * 2 > e.abandoned ? "abandonmentHeld" : "abandonment", {
          team: name(e.team),
          link: link("/queues"),
        });
      case "circular":
        return e.endTeam === null
          ? t("circularOpen")
          : t("circular", { end: name(e.endTeam), ended: e.ended, resolved: e.resolved });
      case "cover":
        return t.rich("cover", { link: link("/people") });
    }
  })();
  const isSaid = change === null || change.kind === "startTier";
  return (
    <p className="text-pretty text-muted text-sm">
      {words} {!isSaid && t("ready", { change: changeWords({ change, names: pattern.names }) })}
    </p>
  );
}
