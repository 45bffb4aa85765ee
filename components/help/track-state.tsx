"use client";
import {
  Bot,
  CircleCheck,
  Hand,
  Hourglass,
  Inbox,
  MessageCircleQuestionMark,
  UserRound,
  UsersRound,
} from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { cn } from "@/components/ui/cn";
import { useDateTime } from "@/components/ui/use-date-time";
import { AssistantChoices } from "./assistant-choices";
import { TrackSteps } from "./track-steps";
import type { TrackedTicket } from "./types";

const looks = {
  received: { icon: Inbox, tone: "bg-sunken text-muted" },
  answering: { icon: Bot, tone: "bg-assistant-soft text-assistant-text" },
  answered: { icon: MessageCircleQuestionMark, tone: "bg-assistant-soft text-assistant-text" },
  waiting: { icon: UsersRound, tone: "bg-sunken text-muted" },
  offered: { icon: Hand, tone: "bg-accent-soft text-accent-text" },
  withAgent: { icon: UserRound, tone: "bg-accent-soft text-accent-text" },
  needsYou: { icon: MessageCircleQuestionMark, tone: "bg-warn-soft text-warn-text" },
  withOthers: { icon: Hourglass, tone: "bg-paused-soft text-paused-text" },
  resolved: { icon: CircleCheck, tone: "bg-good-soft text-good-text" },
};

/** Where the request is, in plain words, and when to expect an answer. */
export function TrackState({ ticket, token }: { ticket: TrackedTicket; token: string }) {
  const t = useTranslations("help.track");
  const { stage } = ticket;
  const { icon: Icon, tone } = looks[stage];
  const who = { team: ticket.team ?? t("team"), agent: ticket.agent ?? t("agent") };
  return (
    <section
      aria-label={t("state")}
      className="grid gap-4 rounded-xl border border-line bg-raised p-4 shadow-xs sm:p-5"
    >
      <div className="flex items-start gap-3.5">
        <span aria-hidden className={cn("grid size-10 shrink-0 place-items-center rounded-lg", tone)}>
          <Icon className="size-5" />
        </span>
        <div role="status" className="grid min-w-0 gap-0.5">
          <p className="text-pretty font-semibold text-md">{t(`stage.${stage}`, who)}</p>
          <p className="text-muted">{t(`explain.${stage}`, who)}</p>
          {ticket.answerDueAt !== null && stage !== "answered" && <Expectation at={ticket.answerDueAt} />}
        </div>
      </div>
      {ticket.isWithAssistant && <AssistantChoices token={token} isAnswered={stage === "answered"} />}
      <TrackSteps stage={stage} />
    </section>
  );
}

/** The promise, and honesty once it is broken. */
function Expectation({ at }: { at: number }) {
  const t = useTranslations("help.track");
  const format = useFormatter();
  const dateTime = useDateTime();
  const now = useServerNow();
  const time = dateTime(at, { hour: "2-digit", minute: "2-digit" });
  const day = { weekday: "long", day: "numeric", month: "long" } as const;
  const isToday = dateTime(at, day) === dateTime(now, day);
  const clock = isToday ? time : `${dateTime(at, day)}, ${time}`;
  // Rounded up to minutes: a line that a screen reader hears must not change every second.
  const minutes = Math.ceil((at - now) / 60_000);
  if (minutes <= 0) return <p className="text-warn-text">{t("overdue", { at: clock })}</p>;
  const relative = format.relativeTime(now + minutes * 60_000, {
    now,
    unit: minutes < 90 ? "minute" : minutes < 2880 ? "hour" : "day",
  });
  return <p className="font-medium">{t("due", { at: clock, in: relative })}</p>;
}
