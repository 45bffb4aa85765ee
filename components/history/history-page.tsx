"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { Exports } from "./exports";
import { ImportTable } from "./import-table";
import { MappingPanel } from "./mapping-panel";
import { SourceTable } from "./source-table";
import { UploadLog } from "./upload-log";

/** While something is under way; nothing tells of an import's progress, so the page looks by itself. */
const lookMs = 1_500;
const restMs = 15_000;

interface Props {
  me: string;
  may: { import: boolean; delete: boolean; export: boolean };
}

/** Logs of other systems: bring one in, see what came of it, delete it; and everything of the desk to take along. */
export function HistoryPage({ me, may }: Props) {
  const t = useTranslations("history");
  const trpc = useTRPC();
  const [file, setFile] = useQueryState("file", parseAsString);
  const { sources, imports } = useSuspenseQuery(
    trpc.history.overview.queryOptions(undefined, {
      refetchInterval: ({ state }) =>
        state.data?.data.imports.some((i) => i.state === "waiting" || i.state === "running") ? lookMs : restMs,
    }),
  ).data.data;
  const open = imports.find((i) => i.id === file && i.requestedBy === me && i.state !== "done");
  const tickets = sources.reduce((sum, s) => sum + s.tickets, 0);
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t("crumbs")}
            crumbs={[{ label: t("analytics"), href: "/analytics" }, { label: t("title") }]}
          />
        }
        title={t("title")}
        state={t("state", { sources: sources.length, tickets })}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-3 md:p-4">
        {may.import && <UploadLog onHeld={setFile} />}
        {may.import && open && <MappingPanel key={open.id} of={open} onEnd={() => setFile(null)} />}
        <SourceTable sources={sources} canDelete={may.delete} />
        <ImportTable imports={imports} me={me} open={open?.id ?? null} onOpen={setFile} />
        {may.export && <Exports />}
      </div>
    </>
  );
}
