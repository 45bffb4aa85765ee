"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { nameOf } from "@/components/reasons/words";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/card";
import type { Finding } from "@/server/domain/policy/finding";
import type { ExampleTicket } from "@/server/domain/policy/graph/way";
import { signalNames } from "@/server/domain/triage/understanding";
import { FindingButtons } from "../finding/finding-buttons";
import { documentNames } from "./document-names";
import { drawn } from "./drawn";
import { useLit } from "./lit";
import { WaySteps } from "./way-steps";

interface Props {
  finding: Finding;
  ticket: ExampleTicket;
  document: unknown;
  /** The finding is still so; otherwise the ticket goes where it goes now. */
  isFound: boolean;
  onClose: () => void;
}

/** The ticket that suffers from a finding, and its way through the document as it stands. */
export function ExamplePanel({ finding, ticket, document, isFound, onClose }: Props) {
  const t = useTranslations("findings.example");
  const { light } = useLit();
  const way = useMemo(() => drawn(document, ticket), [document, ticket]);
  useEffect(() => {
    light(way);
    return () => light(null);
  }, [way, light]);
  // The button that was pressed may be gone with its part of the page.
  const panel = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another ticket is shown
  useEffect(() => panel.current?.focus({ preventScroll: true }), [ticket]);
  return (
    <Panel
      ref={panel}
      tabIndex={-1}
      title={t("title")}
      note={isFound && finding.message}
      aria-label={t("title")}
      actions={
        <Button size="sm" variant="ghost" onClick={onClose}>
          {t("close")}
        </Button>
      }
    >
      <div className="grid gap-3">
        {isFound && finding.counterExample && <p className="text-sm">{finding.counterExample}</p>}
        <ExampleFacts ticket={ticket} document={document} />
        <div aria-live="polite">
          {way ? <WaySteps way={way} names={documentNames(document)} /> : <Callout tone="warn">{t("cannot")}</Callout>}
        </div>
        {isFound && finding.repair && <FindingButtons finding={{ ...finding, ticket: undefined }} />}
      </div>
    </Panel>
  );
}

/** What a policy sees of an example, in words. */
function ExampleFacts({ ticket, document }: { ticket: ExampleTicket; document: unknown }) {
  const t = useTranslations("findings.example");
  const words = useTranslations("ticket");
  const format = useFormatter();
  const trpc = useTRPC();
  // Findings tell hours of the desk.
  const zone = useQuery(trpc.policy.deskFacts.queryOptions()).data?.data.shifts?.zone ?? "UTC";
  const names = documentNames(document);
  const { issueTypes, segment, channel, at, signals, keywords } = ticket;
  const percent = (x: number) => format.number(x, { style: "percent", maximumFractionDigits: 0 });
  const about = issueTypes.map(({ issueType, probability }) =>
    t("about", { type: nameOf(issueType, names), probability: percent(probability) }),
  );
  const when = format.dateTime(at, {
    timeZone: zone,
    hourCycle: "h23",
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
  });
  const read = signalNames.flatMap((name) =>
    signals[name] ? [t("signal", { name: words(`signal.${name}`), value: percent(signals[name]) })] : [],
  );
  return (
    <ul className="grid gap-0.5 text-muted text-xs">
      <li>{about.length > 0 ? format.list(about) : t("none")}</li>
      <li>{t("facts", { segment: words(`segment.${segment}`), channel: words(`channel.${channel}`), at: when })}</li>
      {read.length > 0 && <li>{t("signals", { list: format.list(read) })}</li>}
      {keywords.length > 0 && <li>{t("keywords", { list: format.list(keywords) })}</li>}
    </ul>
  );
}
