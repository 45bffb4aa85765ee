"use client";
import { Route } from "lucide-react";
import { parseAsBoolean, parseAsString, useQueryStates } from "nuqs";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CanvasTab } from "../canvas/canvas-tab";
import { documentText } from "../document-text";
import { useFindingActs } from "../finding/acts";
import type { Check } from "../types";
import type { History } from "../use-history";
import { DecisionPanel } from "./decision-panel";
import { ExamplePanel } from "./example-panel";
import { LitProvider, useLit } from "./lit";
import { MatchPanel } from "./match-panel";

interface Props {
  document: unknown;
  check: Check;
  isTyped?: boolean;
  isJudging?: boolean;
  history?: History;
  /** null = a draft. */
  version: number | null;
  /** The height of the canvas, as a class. */
  height?: string;
}

/** The canvas with a ticket on it: one that is tried, or one whose decision somebody asks after. The address names both. */
export function TriedCanvas(props: Props) {
  return (
    <LitProvider>
      <Tried {...props} />
    </LitProvider>
  );
}

function Tried({ document, check, isTyped, isJudging, history, version, height }: Props) {
  const t = useTranslations("match");
  const { way } = useLit();
  const acts = useFindingActs();
  const shown = acts?.shown?.finding;
  const [{ decision, try: isTrying }, go] = useQueryStates({
    decision: parseAsString,
    try: parseAsBoolean.withDefault(false),
  });
  const isFound = (all: Check["errors"]) =>
    all.some(({ path, message }) => path === shown?.path && message === shown.message);
  const aside =
    shown?.ticket !== undefined ? (
      <ExamplePanel
        finding={shown}
        ticket={shown.ticket}
        document={document}
        isFound={isFound(check.errors) || isFound(check.warnings)}
        onClose={() => acts?.show(null)}
      />
    ) : decision !== null ? (
      <DecisionPanel
        key={decision}
        decisionId={decision}
        document={document}
        onClose={() => void go({ decision: null })}
      />
    ) : isTrying ? (
      <MatchPanel document={document} text={documentText(document)} version={version} />
    ) : null;
  return (
    <CanvasTab
      check={check}
      isTyped={isTyped}
      isJudging={isJudging}
      history={history}
      way={way ?? undefined}
      aside={aside}
      height={height}
      tools={
        <Button
          size="sm"
          variant="ghost"
          aria-pressed={isTrying}
          onClick={() => {
            acts?.show(null);
            void go({ try: isTrying ? null : true, decision: null });
          }}
        >
          <Route aria-hidden />
          {t("title")}
        </Button>
      }
    />
  );
}
