"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { DocumentFormProvider } from "@/components/document-form/context";
import { useToday } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { upgradePolicy } from "@/server/domain/policy/upgrade";
import { FindingActsProvider } from "./finding/acts";
import { allFindings } from "./live-findings";
import { TriedCanvas } from "./match/tried-canvas";

/** What decides now, drawn, with its findings and what waits where. To read only: changes are made in a draft. */
export function PolicyInForce({ version }: { version: number }) {
  const trpc = useTRPC();
  const { document: stored, check } = useSuspenseQuery(trpc.policy.version.queryOptions({ version })).data.data;
  const today = useToday();
  const document = useMemo(() => upgradePolicy(stored), [stored]);
  const findings = useMemo(() => allFindings(document, check, today), [document, check, today]);
  return (
    <DocumentFormProvider document={document} findings={findings}>
      <FindingActsProvider document={document} today={today} elsewhere={`/policy/versions/${version}`}>
        <TriedCanvas check={check} document={document} version={version} height="h-[60dvh] min-h-96" />
      </FindingActsProvider>
    </DocumentFormProvider>
  );
}
