"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { cn } from "@/components/ui/cn";
import { useKeys } from "../ticket/actions/use-keys";
import { isForBeside, opensBeside, PaneActions } from "../ticket/detail/beside";
import { TicketPane } from "../ticket/detail/ticket-pane";
import type { Viewer } from "../ticket/detail/types";
import { useNextTicket } from "../ticket/detail/use-next-ticket";
import { InboxHeader } from "./inbox-header";
import { InboxList } from "./inbox-list";

export function InboxPage({ viewer }: { viewer: Viewer }) {
  const t = useTranslations("inbox");
  const router = useRouter();
  const trpc = useTRPC();
  const { data: inbox } = useSuspenseQuery(trpc.inbox.mine.queryOptions()).data;
  const [openId, setOpenId] = useQueryState("ticket", parseAsString.withOptions({ history: "push" }));

  const onOpen = (event: MouseEvent, id: string) => {
    if (!isForBeside(event)) return;
    event.preventDefault();
    void setOpenId(id);
  };
  const onAccepted = (id: string) => {
    if (opensBeside()) void setOpenId(id);
    else router.push(`/tickets/${id}`);
  };
  const close = () => void setOpenId(null);
  useKeys({ escape: () => openId && close() });
  const onWalk = (id: string) => void setOpenId(id, { history: "replace" });
  useNextTicket(openId, onWalk);

  return (
    <div className="flex h-full flex-col">
      <InboxHeader inbox={inbox} />
      <div className="flex min-h-0 flex-1">
        <section
          aria-label={t("list")}
          className={cn(
            "scroll-area min-w-0 flex-1",
            openId && "hidden lg:block lg:w-76 lg:flex-none lg:border-line lg:border-r",
          )}
        >
          <InboxList inbox={inbox} openId={openId} onOpen={onOpen} onAccepted={onAccepted} onWalk={onWalk} />
        </section>
        {openId && (
          <section aria-label={t("detail")} className="min-w-0 flex-1">
            <TicketPane
              id={openId}
              viewer={viewer}
              level={2}
              headerActions={<PaneActions id={openId} onClose={close} />}
            />
          </section>
        )}
      </div>
    </div>
  );
}
