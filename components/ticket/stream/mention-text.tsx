import { Fragment } from "react";
import { type Named, splitMentions } from "@/server/domain/ticket/mentions";

/** A note with the names of those whom it asks marked. */
export function MentionText({ text, people }: { text: string; people: readonly Named[] }) {
  let at = 0;
  return splitMentions(text, people).map((part) => {
    const key = at;
    at += part.text.length;
    if (!part.person) return <Fragment key={key}>{part.text}</Fragment>;
    return (
      <span key={key} className="rounded-xs bg-accent-soft px-1 font-medium text-accent-text">
        {part.text}
      </span>
    );
  });
}
