"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useTRPC } from "@/components/trpc/provider";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { buttonStyle } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { CancelButton } from "./cancel-button";
import { ChangesTable } from "./changes-table";
import { DifferingPanel } from "./differing-panel";
import { FlowsPanel } from "./flows-panel";
import { Headline } from "./headline";
import { LoadPanel } from "./load-panel";
import { RunBadge, RunProgress } from "./run-state";
import { usePeriod } from "./runs-table";
import type { SimulationView } from "./types";

/** Where what was tried can be looked at. */
function TriedLink({ of }: { of: SimulationView }) {
  const t = useTranslations("simulate.result");
  const href = of.draft ? `/policy/drafts/${of.draft.id}` : of.triedVersion && `/policy/versions/${of.triedVersion}`;
  if (!href) return null;
  return (
    <Link href={href} className={buttonStyle({ size: "sm" })}>
      {t(of.draft ? "toDraft" : "toVersion")}
    </Link>
  );
}

/** What would have changed: the answer first, then what makes it up, then the tickets. */
export function ResultPage({ id }: { id: string }) {
  const t = useTranslations("simulate.result");
  const page = useTranslations("simulate");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const period = usePeriod();
  const view = useSuspenseQuery(trpc.simulations.byId.queryOptions({ id })).data.data;
  const { result, names } = view;
  const isGoing = view.state === "waiting" || view.state === "running";
  const source = view.source ?? page("runs.ownHistory");
  const isFile = view.draft === null && view.triedVersion === null;
  const days = period(view.from, view.to).split(" – ");
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={common("breadcrumb")}
            crumbs={[{ label: page("title"), href: "/simulate" }, { label: view.name }]}
          />
        }
        title={view.name}
        state={t("about", { version: view.baseVersion, source, from: days[0]!, to: days[1]! })}
        live={isGoing ? <LiveIndicator /> : undefined}
        actions={<TriedLink of={view} />}
      />
      <div className="grid gap-3 p-3 md:p-4">
        {!result && (
          <Card className="grid max-w-2xl gap-3 p-3">
            <div className="flex flex-wrap items-center gap-3">
              <RunBadge state={view.state} />
              <div role="status" className="min-w-0 flex-1 text-sm">
                <RunProgress of={view} />
              </div>
              {isGoing && <CancelButton id={id} name={view.name} />}
            </div>
            {isGoing && <p className="text-muted text-xs">{t("underWay")}</p>}
            {view.state === "failed" && view.errorField && (
              <code className="text-muted text-xs">{view.errorField}</code>
            )}
          </Card>
        )}
        {result && (
          <>
            <Headline result={result} />
            {view.draft?.isChanged && <Callout>{t("draftChanged")}</Callout>}
            {isFile && <Callout>{t("draftGone")}</Callout>}
            <ChangesTable result={result} />
            <div className="grid gap-3 lg:grid-cols-2">
              <LoadPanel load={result.load} names={names} />
              <FlowsPanel flows={result.flows} names={names} />
            </div>
            <DifferingPanel id={id} result={result} names={names} />
          </>
        )}
      </div>
    </>
  );
}
