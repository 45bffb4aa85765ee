"use client";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Button } from "@/components/ui/button";
import { useInstant } from "@/components/ui/use-date-time";
import { messageAnchor } from "../stream/anchor";
import type { Answered } from "./answered";

function goTo(messageId: string): void {
  const anchor = messageAnchor(messageId);
  const message = document.getElementById(anchor);
  // In the folded middle of a long conversation, which its address unfolds.
  if (!message) window.location.hash = anchor;
  message?.scrollIntoView({ block: "center" });
  message?.focus({ preventScroll: true });
}

/** Says quietly what the customer has answered already. Nothing is held up by it: the writer may know better. */
export function RepeatsLines({ repeats }: { repeats: readonly Answered[] }) {
  const t = useTranslations("ticket.repeats");
  const instant = useInstant();
  const now = useServerNow();
  return (
    <ul aria-live="polite" className="grid gap-0.5 text-muted text-xs empty:hidden">
      {repeats.map(({ question, evidence, messageId, at }) => (
        <li key={`${question}-${messageId}`} className="wrap-anywhere">
          {t("answered", { question, evidence })}{" "}
          <Button variant="link" size="sm" onClick={() => goTo(messageId)}>
            {t("message", { at: instant(at, now) })}
          </Button>
        </li>
      ))}
    </ul>
  );
}
