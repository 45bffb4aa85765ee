"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useFollowTicket } from "@/components/live/provider";
import { titleOf } from "@/components/ticket/title";
import { useTRPC } from "@/components/trpc/provider";
import { Chat } from "./chat";
import { ChatComposer } from "./chat-composer";
import { RatingCard } from "./rating-card";
import { StillWrong } from "./still-wrong";
import { TrackState } from "./track-state";

/** A customer's own page: where it is, what was said, a box to go on. It moves by itself. */
export function TrackPage({ token }: { token: string }) {
  const t = useTranslations("help.track");
  const trpc = useTRPC();
  useFollowTicket(token);
  const { data: ticket } = useSuspenseQuery(trpc.help.track.queryOptions({ token })).data;
  return (
    <div className="grid gap-6">
      <header className="grid gap-1">
        <p className="flex min-h-6 items-center justify-between gap-3 text-muted text-sm">
          {t("number", { number: String(ticket.number) })}
          <LiveIndicator />
        </p>
        <h1 className="wrap-anywhere text-pretty font-semibold text-2xl tracking-[-0.02em]">
          {titleOf(ticket.subject, ticket.messages.find((one) => one.isMine)?.body) || t("untitled")}
        </h1>
      </header>
      <TrackState ticket={ticket} token={token} />
      {ticket.stage === "resolved" && <RatingCard token={token} rating={ticket.rating} />}
      {ticket.stage === "resolved" && <StillWrong token={token} />}
      <Chat messages={ticket.messages} handedOverAt={ticket.handedOverAt} token={token}>
        <ChatComposer token={token} isResolved={ticket.stage === "resolved"} />
      </Chat>
      <p className="text-faint text-xs">{t("keep")}</p>
    </div>
  );
}
