"use client";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { DocumentFormProvider } from "@/components/document-form/context";
import { useToday } from "@/components/time/server-clock";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import { upgradePolicy } from "@/server/domain/policy/upgrade";
import { CalendarsTab } from "./calendars/calendars-tab";
import { CoverTab } from "./cover/cover-tab";
import { FindingActsProvider } from "./finding/acts";
import { policyTabs, sectionsOf } from "./finding/homes";
import { Findings } from "./findings";
import { GivingTab } from "./giving/giving-tab";
import { allFindings, relevantFirst } from "./live-findings";
import { TriedCanvas } from "./match/tried-canvas";
import { OwnershipTab } from "./ownership/ownership-tab";
import { PromisesTab } from "./promises/promises-tab";
import { RulesTab } from "./rules/rules-tab";
import type { Check } from "./types";
import type { History } from "./use-history";

const promiseSections = [...sectionsOf.promises, "calendars"];

interface Props {
  /** null while its text is no JSON. */
  document: unknown;
  check: Check;
  /** The check is of what is typed and not saved yet. */
  isTyped?: boolean;
  /** What is typed is not judged yet. */
  isJudging?: boolean;
  /** Of a draft that may be edited. */
  onChange?: (document: unknown) => void;
  /** Of a draft: its text, for the preview. */
  text: string | null;
  /** Of a draft that may be edited: what undoes and redoes. */
  history?: History;
  /** The version, where it is one; a draft has none. */
  version?: number;
  /** The document itself, the last tab. */
  children: ReactNode;
}

/** A policy in its parts: drawn, who owns what, its rules, its promises, how work is given, its calendars, the document. The
 *  address names the part. */
export function PolicyTabs({
  document: stored,
  check,
  isTyped,
  isJudging,
  onChange,
  text,
  history,
  version,
  children,
}: Props) {
  const t = useTranslations("promises");
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(policyTabs).withDefault("canvas"));
  const list = useRef<HTMLDivElement>(null);
  // On a phone the tabs are wider than the screen: the open one is brought into sight, without moving the page.
  useEffect(() => {
    const open = list.current?.querySelector<HTMLElement>(`[data-tab="${tab}"]`);
    if (!list.current || !open) return;
    list.current.scrollLeft = open.offsetLeft - (list.current.clientWidth - open.offsetWidth) / 2;
  }, [tab]);
  const today = useToday();
  // Forms show a document of an older shape as it would be today.
  const document = useMemo(() => upgradePolicy(stored), [stored]);
  const findings = useMemo(() => allFindings(document, check, today), [document, check, today]);
  const found = (sections: readonly string[]) => (
    <SectionFindings check={check} sections={sections} isTyped={isTyped} isJudging={isJudging} />
  );
  const form = (part: ReactNode) =>
    document === null ? (
      <Callout
        tone="warn"
        actions={
          <Button size="sm" onClick={() => void setTab("document")}>
            {t("toDocument")}
          </Button>
        }
      >
        {t("broken")}
      </Callout>
    ) : (
      <DocumentFormProvider document={document} findings={findings} onChange={onChange}>
        {part}
      </DocumentFormProvider>
    );
  return (
    <FindingActsProvider document={document} today={today} onChange={onChange} history={history}>
      <Tabs value={tab} onValueChange={(next) => void setTab(next as typeof tab)} className="p-3 md:p-4">
        <TabList ref={list} aria-label={t("tabs.label")} className="relative">
          {policyTabs.map((one) => (
            <Tab key={one} value={one} data-tab={one}>
              {t(`tabs.${one}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel value="canvas">
          {form(
            <TriedCanvas
              check={check}
              isTyped={isTyped}
              isJudging={isJudging}
              history={history}
              document={document}
              version={version ?? null}
            />,
          )}
        </TabPanel>
        <TabPanel value="ownership">{form(<OwnershipTab findings={found(sectionsOf.ownership)} />)}</TabPanel>
        <TabPanel value="rules">{form(<RulesTab findings={found(sectionsOf.rules)} />)}</TabPanel>
        <TabPanel value="promises">{form(<PromisesTab findings={found(promiseSections)} text={text} />)}</TabPanel>
        <TabPanel value="giving">{form(<GivingTab findings={found(sectionsOf.giving)} />)}</TabPanel>
        <TabPanel value="calendars">{form(<CalendarsTab findings={found(sectionsOf.calendars)} />)}</TabPanel>
        <TabPanel value="cover">{form(<CoverTab document={document} />)}</TabPanel>
        <TabPanel value="document">{children}</TabPanel>
      </Tabs>
    </FindingActsProvider>
  );
}

type FindingsProps = Pick<Props, "check" | "isTyped" | "isJudging">;
/** The findings with those of a tab's own sections first; sorted only where that tab is open. */
function SectionFindings({ check, sections, ...rest }: FindingsProps & { sections: readonly string[] }) {
  const sorted = useMemo(() => relevantFirst(check, sections), [check, sections]);
  return <Findings check={sorted} {...rest} />;
}
