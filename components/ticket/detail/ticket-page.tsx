"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { useKeys } from "../actions/use-keys";
import { TicketPane } from "./ticket-pane";
import type { Viewer } from "./types";
import { useNextTicket } from "./use-next-ticket";

/** A ticket on a page of its own. Esc leads to the inbox. */
export function TicketPage({ id, number, viewer }: { id: string; number: number; viewer: Viewer }) {
  const t = useTranslations();
  const router = useRouter();
  useNextTicket(id, (next) => router.push(`/tickets/${next}`));
  useKeys({ escape: () => router.push("/inbox") });
  return (
    <TicketPane
      id={id}
      viewer={viewer}
      level={1}
      headerActions={<LiveIndicator />}
      breadcrumb={
        <Breadcrumb
          label={t("common.breadcrumb")}
          crumbs={[
            { label: t("ticket.page.back"), href: "/inbox" },
            { label: t("ticket.page.title", { number: String(number) }) },
          ]}
        />
      }
    />
  );
}
