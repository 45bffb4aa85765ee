"use client";
import { ArrowDown, UsersRound } from "lucide-react";
import { Fragment, type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useEnd } from "@/components/ticket/stream/use-end";
import { Button } from "@/components/ui/button";
import { ChatMessage } from "./chat-message";
import type { TrackedTicket } from "./types";

interface Props extends Pick<TrackedTicket, "messages" | "handedOverAt"> {
  token: string;
  /** The box to write in. */
  children: ReactNode;
}

/** What was written to and fro, newest at the bottom, and the box to go on below it. */
export function Chat({ messages, handedOverAt, token, children }: Props) {
  const t = useTranslations("help.track");
  const end = useEnd(messages.length, messages.at(-1)?.isMine ?? false);
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    end.makeRoom();
    end.onScroll(); // a conversation that fits never scrolls, and is followed as well once it grows
    // A telephone's keyboard makes the box smaller.
    const resized = new ResizeObserver(end.stay);
    if (end.box.current) resized.observe(end.box.current);
    if (list.current) resized.observe(list.current);
    return () => resized.disconnect();
  }, []);
  return (
    <section
      aria-labelledby="conversation"
      className="flex min-w-0 flex-col overflow-hidden rounded-xl border border-line bg-raised shadow-xs"
    >
      <h2 id="conversation" className="border-line border-b px-4 py-2.5 font-semibold text-md">
        {t("conversation")}
      </h2>
      <div
        ref={end.box}
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-labelledby="conversation"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        onScroll={end.onScroll}
        className="scroll-area relative max-h-[max(16rem,min(56dvh,38rem))] px-3 py-4 focus-visible:-outline-offset-2 sm:px-4"
      >
        <ol ref={list} className="grid gap-4">
          {messages.map((message, i) => (
            <Fragment key={message.id}>
              <ChatMessage message={message} token={token} />
              {handedOverAt !== null &&
                message.at <= handedOverAt &&
                handedOverAt < (messages[i + 1]?.at ?? Infinity) && (
                  <li className="flex items-center gap-2 text-muted text-xs">
                    <UsersRound aria-hidden className="size-3.5 shrink-0" />
                    {t("handedOver")}
                  </li>
                )}
            </Fragment>
          ))}
        </ol>
        {end.hasNew && (
          <div className="sticky bottom-0 grid justify-center">
            <Button size="sm" onClick={end.toEnd} className="rounded-full shadow-pop">
              <ArrowDown aria-hidden />
              {t("newBelow")}
            </Button>
          </div>
        )}
      </div>
      {children}
    </section>
  );
}
