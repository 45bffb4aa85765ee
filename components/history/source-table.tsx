"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/card";
import { Dialog, DialogClose, DialogRoot } from "@/components/ui/dialog";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast-store";
import { useDateTime } from "@/components/ui/use-date-time";
import { deleteHistorySourceAction } from "@/server/actions/history";
import type { HistorySource } from "./types";

/** Where imported tickets came from; a source can be deleted with all of them. */
export function SourceTable({ sources, canDelete }: { sources: readonly HistorySource[]; canDelete: boolean }) {
  const t = useTranslations("history.sources");
  const format = useFormatter();
  const dateTime = useDateTime();
  const [deleting, setDeleting] = useState<HistorySource | null>(null);
  const day = (at: number) => dateTime(at, { dateStyle: "medium" });
  return (
    <Panel title={t("title")} flush>
      {sources.length === 0 ? (
        <p className="px-3 py-4 text-muted text-sm">{t("none")}</p>
      ) : (
        <Table aria-label={t("title")}>
          <TableHead>
            <tr>
              <HeaderCell>{t("name")}</HeaderCell>
              <HeaderCell numeric>{t("tickets")}</HeaderCell>
              <HeaderCell numeric>{t("events")}</HeaderCell>
              <HeaderCell className="max-md:hidden">{t("period")}</HeaderCell>
              {canDelete && <HeaderCell>{t("actions")}</HeaderCell>}
            </tr>
          </TableHead>
          <tbody>
            {sources.map((source) => (
              <TableRow key={source.id}>
                <Cell className="wrap-anywhere max-w-64">{source.name}</Cell>
                <Cell numeric>{format.number(source.tickets)}</Cell>
                <Cell numeric>{format.number(source.events)}</Cell>
                <Cell className="max-w-none whitespace-nowrap max-md:hidden">
                  {source.firstAt !== null &&
                    source.lastAt !== null &&
                    `${day(source.firstAt)} – ${day(source.lastAt)}`}
                </Cell>
                {canDelete && (
                  <Cell className="max-w-none">
                    <Button size="sm" variant="danger" onClick={() => setDeleting(source)}>
                      {t("delete")}
                      <span className="sr-only"> {source.name}</span>
                    </Button>
                  </Cell>
                )}
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
      <DialogRoot open={deleting !== null} onOpenChange={(isOpen) => !isOpen && setDeleting(null)}>
        {deleting && <DeleteSource source={deleting} onDone={() => setDeleting(null)} />}
      </DialogRoot>
    </Panel>
  );
}

function DeleteSource({ source, onDone }: { source: HistorySource; onDone: () => void }) {
  const t = useTranslations("history.sources");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { id, name, tickets, events } = source;
  async function remove() {
    setBusy(true);
    const result = await run(() => deleteHistorySourceAction(id));
    setBusy(false);
    if (!result.ok) return setProblem(result.error.message);
    toast({ title: t("deleted", { name }), tone: "good" });
    onDone();
    await queries.invalidateQueries({ queryKey: trpc.history.overview.queryKey() });
  }
  return (
    <Dialog
      title={t("deleteTitle", { name })}
      description={t("deleteText", { tickets, events })}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="ghost">{t("keep")}</Button>
          </DialogClose>
          <Button variant="danger" busy={busy} onClick={() => void remove()}>
            {t("delete")}
          </Button>
        </>
      }
    >
      {problem && (
        <Callout tone="late" live>
          {problem}
        </Callout>
      )}
    </Dialog>
  );
}
