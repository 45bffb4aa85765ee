"use client";
import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { Unanswered } from "@/components/queue/unanswered";
import { useServerNow } from "@/components/time/server-clock";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogRoot } from "@/components/ui/dialog";
import { RelativeTime } from "@/components/ui/time";
import { NoteBody } from "./note-body";
import type { Note } from "./types";

interface Props {
  /** null until they are read. */
  notes: Note[] | null;
  query: ComponentProps<typeof Unanswered>["query"];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Notes that were read, the newest first. */
export function NoteHistory({ notes, query, open, onOpenChange }: Props) {
  const t = useTranslations("now.notes");
  const now = useServerNow();
  const close = (
    <DialogClose asChild>
      <Button>{t("close")}</Button>
    </DialogClose>
  );
  return (
    <DialogRoot open={open} onOpenChange={onOpenChange}>
      {open && (
        <Dialog title={t("history")} footer={close}>
          {!notes ? (
            <Unanswered query={query} />
          ) : notes.length === 0 ? (
            <p className="text-muted text-sm">{t("historyEmpty")}</p>
          ) : (
            <ul className="grid gap-4">
              {notes.map((note) => (
                <li key={note.id} className="grid gap-1">
                  <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs">
                    <span className="font-semibold">{t("from", { name: note.writtenBy.name })}</span>
                    <RelativeTime at={note.writtenAt} now={now} className="text-muted" />
                  </p>
                  <NoteBody note={note} />
                  <p className="text-faint text-xs">{t("readBy", { name: note.acknowledgedBy ?? "" })}</p>
                </li>
              ))}
            </ul>
          )}
        </Dialog>
      )}
    </DialogRoot>
  );
}
