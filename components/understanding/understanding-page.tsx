"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/time";
import { AnswersPanel } from "./answers-panel";
import { ConfusionsPanel } from "./confusions-panel";
import { CorrectionsPanel } from "./corrections-panel";
import { CoverageChart } from "./coverage-chart";
import { EncoderState } from "./encoder-state";
import { EstimatesPanel } from "./estimates-panel";
import { ReliabilityChart } from "./reliability-chart";
import { TrainingsPanel } from "./trainings-panel";
import { TryText } from "./try-text";
import { TypesPanel } from "./types-panel";

/** "How well is every message understood, and what taught it?" */
export function UnderstandingPage({ canTrain }: { canTrain: boolean }) {
  const t = useTranslations("understanding");
  const format = useFormatter();
  const now = useServerNow();
  const trpc = useTRPC();
  const { model, damaged, trainings, bands, names, encoder } = useSuspenseQuery(trpc.learning.overview.queryOptions())
    .data.data;
  const diagnosis = model?.diagnosis ?? null;
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 1 });
  const sentence = !model
    ? t("noModel")
    : diagnosis
      ? t("state", { percent: percent(diagnosis.scores.accuracy), texts: diagnosis.texts })
      : t("stateUnknown");
  return (
    <>
      <PageHeader title={t("title")} state={sentence} live={<LiveIndicator />} />
      <div className="grid gap-3 p-3 md:p-4">
        {damaged !== null && (
          <Callout
            tone="late"
            title={model ? t("damaged", { damaged, model: model.id }) : t("damagedAlone", { damaged })}
          />
        )}
        {model && (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
            <span className="font-medium text-ink">{t("version", { id: model.id, delta: model.delta })}</span>
            <span>
              {t("trained", { examples: model.examples })} ·{" "}
              <RelativeTime at={model.trainedAt} now={Math.max(now, model.trainedAt)} />
            </span>
            <EncoderState encoder={encoder} isEncoded={model.isEncoded} />
          </p>
        )}
        <TryText names={names} />
        {diagnosis && (
          <div className="grid gap-3 xl:grid-cols-2">
            <Panel title={t("reliability.title")} note={t("reliability.note", { ece: percent(diagnosis.scores.ece) })}>
              <ReliabilityChart bins={diagnosis.reliability} />
            </Panel>
            <Panel title={t("coverage.title")} note={t("coverage.note")}>
              <CoverageChart points={diagnosis.coverage} bands={bands} />
            </Panel>
          </div>
        )}
        {/* Two columns, each as long as its cards: rows would leave a hole beside the taller one. */}
        <div className="grid items-start gap-3 xl:grid-cols-2">
          <div className="grid min-w-0 gap-3">
            {diagnosis && <ConfusionsPanel confusions={diagnosis.confusions} names={names} />}
            <CorrectionsPanel names={names} />
            <TrainingsPanel trainings={trainings} canTrain={canTrain} />
          </div>
          {diagnosis && <TypesPanel types={diagnosis.types} names={names} />}
        </div>
        <AnswersPanel />
        <EstimatesPanel names={names} />
      </div>
    </>
  );
}
