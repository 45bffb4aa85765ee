"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { NotebookPen } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Unanswered } from "@/components/queue/unanswered";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/time";
import { toast } from "@/components/ui/toast-store";
import { acknowledgeNoteAction } from "@/server/actions/floor";
import { NoteBody } from "./note-body";
import { NoteDialog } from "./note-dialog";
import { NoteHistory } from "./note-history";
import type { Note } from "./types";

function Unread({ note, isMine }: { note: Note; isMine: boolean }) {
  const t = useTranslations("now.notes");
  const now = useServerNow();
  const run = useRunAction();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const [busy, setBusy] = useState(false);
  async function acknowledge() {
    setBusy(true);
    const result = await run(() => acknowledgeNoteAction(note.id));
    setBusy(false);
    toast(result.ok ? { title: t("acknowledged"), tone: "good" } : { title: result.error.message, tone: "late" });
    await queries.invalidateQueries({ queryKey: trpc.now.pathKey() });
  }
  return (
    <li className="grid gap-2 border-line border-b bg-note-soft px-3 py-2.5 last:border-b-0">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs">
        <span className="font-semibold">{t("from", { name: note.writtenBy.name })}</span>
        <RelativeTime at={note.writtenAt} now={now} className="text-muted" />
      </p>
      <NoteBody note={note} />
      {isMine ? (
        <p className="text-muted text-xs">{t("mine")}</p>
      ) : (
        <div>
          <Button size="sm" busy={busy} onClick={() => void acknowledge()}>
            {t("acknowledge")}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Notes that no lead has read yet, and the way to write one or to read the earlier ones. */
export function Handover({ personId }: { personId: string }) {
  const t = useTranslations("now.notes");
  const query = useQuery(useTRPC().now.notes.queryOptions());
  const notes = query.data?.data;
  const [open, setOpen] = useState<"write" | "history" | null>(null);
  const unread = (notes ?? []).filter((n) => n.acknowledgedAt === null);
  return (
    <Panel
      title={t("title")}
      note={t("note")}
      flush
      data-part="handover"
      actions={
        <span className="flex flex-wrap justify-end gap-1">
          <Button size="sm" variant="ghost" onClick={() => setOpen("history")}>
            {t("earlier")}
          </Button>
          <Button size="sm" onClick={() => setOpen("write")}>
            <NotebookPen aria-hidden />
            {t("write")}
          </Button>
        </span>
      }
    >
      {!notes ? (
        <Unanswered query={query} />
      ) : unread.length > 0 ? (
        <ul aria-label={t("title")}>
          {unread.map((note) => (
            <Unread key={note.id} note={note} isMine={note.writtenBy.id === personId} />
          ))}
        </ul>
      ) : (
        <p className="p-3 text-muted text-sm">{t("none")}</p>
      )}
      <NoteDialog open={open === "write"} onOpenChange={(is) => setOpen(is ? "write" : null)} />
      <NoteHistory
        notes={notes?.filter((n) => n.acknowledgedAt !== null) ?? null}
        query={query}
        open={open === "history"}
        onOpenChange={(is) => setOpen(is ? "history" : null)}
      />
    </Panel>
  );
}
