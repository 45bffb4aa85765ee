"use client";
import { Bot, Eye } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { useReason } from "@/components/reasons/use-reason";
import { ThirdPartyBadge } from "@/components/ticket/third-party-badge";
import { useHolderWords } from "@/components/ticket/use-holder-words";
import { cn } from "@/components/ui/cn";
import type { TicketLine } from "./types";

/** Who has it, and for whom it waits; while nobody has it, why. */
export function Holder({ line }: { line: TicketLine }) {
  const t = useTranslations("queues.list");
  const { team, teamName } = line;
  const reason = useReason(useMemo(() => (team && teamName ? { [team]: teamName } : undefined), [team, teamName]));
  // The last of its reasons says why nobody else has it; the first only that it is the last resort.
  const fell = line.lastResortReasons?.at(-1);
  if (line.assignee) {
    return (
      <span className="flex min-w-0 items-center gap-2">
        <span className="truncate" title={fell && reason(fell)}>
          {fell
            ? t("lastResortBecause", { name: line.assignee, reason: reason(fell) })
            : t("withName", { name: line.assignee })}
        </span>
        {line.waitingFor === "thirdParty" && line.thirdParty && (
          <ThirdPartyBadge {...line.thirdParty} className="relative z-10" />
        )}
      </span>
    );
  }
  if (line.offeredTo)
    return <span className="truncate text-accent-text">{t("offeredTo", { name: line.offeredTo })}</span>;
  if (line.lane) return <WithAssistant line={line} />;
  const [why] = line.waitReasons;
  return (
    <span className="truncate text-muted" title={why && reason(why)}>
      {why ? t("waitsBecause", { reason: reason(why) }) : t("waits")}
    </span>
  );
}

/** Lane by its mark, step in words; a draft leads to its review. */
function WithAssistant({ line }: { line: TicketLine }) {
  const words = useHolderWords();
  const Icon = line.lane === "autonomous" ? Bot : Eye;
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-muted" title={words(line)}>
      <Icon aria-hidden className="size-3.5 shrink-0 text-assistant-text" />
      {/* On a phone the row itself is the one thing to touch; the ticket leads on to its review. */}
      <span className={cn("truncate", line.step === "reviewing" && "md:hidden")}>{words(line)}</span>
      {line.step === "reviewing" && (
        <Link
          href="/review"
          className="relative z-10 truncate rounded-xs text-accent-text hover:underline max-md:hidden"
        >
          {words(line)}
        </Link>
      )}
    </span>
  );
}
