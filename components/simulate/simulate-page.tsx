"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useTRPC } from "@/components/trpc/provider";
import { PageHeader } from "@/components/ui/page-header";
import { RunsTable } from "./runs-table";
import { StartForm } from "./start-form";

/** What could be tried, and what was. */
export function SimulatePage({ draft }: { draft: string | null }) {
  const t = useTranslations("simulate");
  const trpc = useTRPC();
  const runs = useSuspenseQuery(trpc.simulations.list.queryOptions()).data.data;
  const { data: choices, now } = useSuspenseQuery(trpc.simulations.choices.queryOptions()).data;
  const going = runs.filter((one) => one.state === "waiting" || one.state === "running").length;
  return (
    <>
      <PageHeader title={t("title")} state={t("state", { count: runs.length, going })} live={<LiveIndicator />} />
      <div className="grid gap-3 p-3 md:p-4">
        <StartForm choices={choices} now={now} draft={draft} />
        <RunsTable runs={runs} />
      </div>
    </>
  );
}
