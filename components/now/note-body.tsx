"use client";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { useInstant } from "@/components/ui/use-date-time";
import type { Note } from "./types";

/** The floor as it is handed over, in a sentence or two. */
export function NoteFacts({ facts }: { facts: Note["facts"] }) {
  const t = useTranslations("now.notes");
  const now = useServerNow();
  const instant = useInstant();
  const { openLate: late, atRisk: risk, waiting, unowned, approvals, overrides, incidents = [] } = facts;
  return (
    <div className="text-muted text-xs">
      <p>{t("facts", { late, risk, waiting, unowned, approvals })}</p>
      {overrides.map((o) => (
        <p key={`${o.what} ${o.to} ${o.until}`}>
          {t("override", { what: o.what, to: o.to, until: instant(o.until, now) })}
        </p>
      ))}
      {incidents.map(({ number, title, open }) => (
        <p key={number}>{t("incident", { number: String(number), title, open })}</p>
      ))}
    </div>
  );
}

/** What was written, as it was written, and the facts of that moment. */
export function NoteBody({ note }: { note: Note }) {
  return (
    <>
      <p className="wrap-anywhere whitespace-pre-wrap text-sm">{note.body}</p>
      <NoteFacts facts={note.facts} />
    </>
  );
}
