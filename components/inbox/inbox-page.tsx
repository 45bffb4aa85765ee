"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { ArrowLeft, Maximize2, X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Button, buttonStyle } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Tip } from "@/components/ui/tooltip";
import { useKeys } from "../ticket/actions/use-keys";
import { TicketPane } from "../ticket/detail/ticket-pane";
import type { Viewer } from "../ticket/detail/types";
import { InboxHeader } from "./inbox-header";
import { InboxList } from "./inbox-list";

/** From this width on a ticket opens beside the list; below it, on a page of its own. */
const besideQuery = "(min-width: 64rem)";

export function InboxPage({ viewer }: { viewer: Viewer }) {
  const t = useTranslations("inbox");
  const router = useRouter();
  const trpc = useTRPC();
  const { data: inbox } = useSuspenseQuery(trpc.inbox.mine.queryOptions()).data;
  const [openId, setOpenId] = useQueryState("ticket", parseAsString.withOptions({ history: "push" }));

  const onOpen = (event: MouseEvent, id: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || !window.matchMedia(besideQuery).matches) return;
    event.preventDefault();
    void setOpenId(id);
  };
  const onAccepted = (id: string) => {
    if (window.matchMedia(besideQuery).matches) void setOpenId(id);
    else router.push(`/tickets/${id}`);
  };
  const close = () => void setOpenId(null);
  useKeys({ escape: () => openId && close() });

  return (
    <div className="flex h-full flex-col">
      <InboxHeader inbox={inbox} />
      <div className="flex min-h-0 flex-1">
        <section
          aria-label={t("list")}
          className={cn(
            "scroll-area min-w-0 flex-1",
            openId && "hidden lg:block lg:w-88 lg:flex-none lg:border-line lg:border-r",
          )}
        >
          <InboxList inbox={inbox} openId={openId} onOpen={onOpen} onAccepted={onAccepted} />
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

function PaneActions({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations("ticket.page");
  return (
    <>
      <Button variant="ghost" onClick={onClose} className="lg:hidden">
        <ArrowLeft aria-hidden />
        {t("back")}
      </Button>
      <Tip content={t("openPage")}>
        <Link
          href={`/tickets/${id}`}
          aria-label={t("openPage")}
          className={cn(buttonStyle({ variant: "ghost" }), "w-ctl px-0")}
        >
          <Maximize2 aria-hidden />
        </Link>
      </Tip>
      <IconButton label={t("close")} keys="Esc" onClick={onClose} className="hidden lg:inline-flex">
        <X />
      </IconButton>
    </>
  );
}
