"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { LogCall } from "@/components/call/log-call";
import { DeclareButton } from "@/components/incident/declare-button";
import { OpenIncidents } from "@/components/incident/open-incidents";
import { LiveIndicator } from "@/components/live/live-indicator";
import { Handover } from "@/components/now/handover";
import { NeedsMe } from "@/components/now/needs-me";
import { OverridesPanel } from "@/components/now/overrides-panel";
import { SinceLooked } from "@/components/now/since-looked";
import { useDuration } from "@/components/sla/use-duration";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { buttonStyle } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { AssistantLane } from "./assistant-lane";
import { FloorTable } from "./floor-table";
import { JustIn } from "./just-in";
import { LoadError } from "./load-error";
import { QueueNotice } from "./queue-notice";

interface Props {
  canStop: boolean;
  /** Whose page it is, where it is a lead's: what needs them stands first. */
  lead: string | null;
}

/** "What needs me now?": the floor at a glance, moving by itself. */
export function FloorPage({ canStop, lead }: Props) {
  const t = useTranslations("queues");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const now = useServerNow();
  const duration = useDuration();
  const floor = useQuery(trpc.queues.floor.queryOptions());
  if (floor.isError && !floor.data) {
    return <LoadError message={floor.error.message} onRetry={() => void floor.refetch()} />;
  }
  const data = floor.data?.data;
  const sum = (of: (q: NonNullable<typeof data>["queues"][number]) => number) =>
    data?.queues.reduce((total, q) => total + of(q), 0) ?? 0;
  const waiting = sum((q) => q.waiting);
  const late = sum((q) => q.breached);
  const next =
    data?.nextBreachAt == null
      ? t("state.none")
      : t("state.next", { time: duration(Math.max(0, data.nextBreachAt - now)) });
  return (
    <>
      <PageHeader
        title={t("title")}
        state={data && `${t(late > 0 ? "state.late" : "state.calm", { waiting, late })} ${next}`}
        live={<LiveIndicator />}
        actions={
          <>
            <Link href="/queues/all" className={buttonStyle()}>
              {t("all")}
            </Link>
            {lead && <DeclareButton isBrief />}
            <LogCall />
          </>
        }
      />
      <div className="grid gap-4 p-4 md:p-5">
        {data ? (
          <>
            <OpenIncidents />
            {lead ? (
              <>
                <SinceLooked />
                <NeedsMe />
              </>
            ) : (
              <>
                <QueueNotice of="unowned" count={data.unowned} />
                <QueueNotice of="setAside" count={data.invalid} />
              </>
            )}
            <QueueNotice of="lastResort" count={data.lastResort} />
            <div className="@container">
              <div className="grid items-start gap-4 @min-[68rem]:grid-cols-[minmax(0,1.8fr)_minmax(0,1fr)]">
                <FloorTable queues={data.queues} now={now} isForecast={lead !== null} />
                <div className="grid min-w-0 gap-4">
                  {lead && <Handover personId={lead} />}
                  {lead && <OverridesPanel />}
                  <AssistantLane lane={data.assistant} canStop={canStop} />
                  <JustIn />
                </div>
              </div>
            </div>
          </>
        ) : (
          <SkeletonRows rows={12} label={common("loading")} />
        )}
      </div>
    </>
  );
}
