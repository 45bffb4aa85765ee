"use client";
import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { TicketSkeleton } from "./ticket-skeleton";
import { TicketView } from "./ticket-view";
import type { Viewer } from "./types";
import { WholeConversation } from "./whole";

interface Props {
  id: string;
  viewer: Viewer;
  level: 1 | 2;
  breadcrumb?: ReactNode;
  headerActions?: ReactNode;
}

/** A ticket by its id, in whatever state the network leaves it. What is shown once stays while it refreshes. */
export function TicketPane({ id, viewer, level, breadcrumb, headerActions }: Props) {
  const t = useTranslations("ticket.page");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const [wholeId, setWholeId] = useState<string>();
  const askForWhole = useCallback(() => setWholeId(id), [id]);
  const query = useQuery(
    trpc.tickets.byId.queryOptions(wholeId === id ? { id, whole: true } : { id }, {
      // The folded one stands until the whole has come.
      placeholderData: (before) => (before?.data.ticket.id === id ? before : undefined),
      retry: (failures, error) =>
        failures < 2 && error.data?.code !== "NOT_FOUND" && error.data?.code !== "BAD_REQUEST",
    }),
  );
  if (query.data) {
    const view = { viewer, level, breadcrumb, headerActions };
    return (
      <WholeConversation value={askForWhole}>
        <TicketView key={id} detail={query.data.data} {...view} />
      </WholeConversation>
    );
  }
  if (query.isPending) return <TicketSkeleton />;
  const code = query.error.data?.code;
  const Heading = level === 1 ? "h1" : "h2";
  if (code === "NOT_FOUND" || code === "BAD_REQUEST") {
    return (
      <EmptyState icon={<SearchX />} title={<Heading>{t("missingTitle")}</Heading>} actions={headerActions}>
        {t("missingText")}
      </EmptyState>
    );
  }
  return (
    <ErrorState
      title={<Heading>{t("failedTitle")}</Heading>}
      meaning={t("failedText")}
      actions={
        <>
          {headerActions}
          <Button variant="primary" onClick={() => void query.refetch()}>
            {common("retry")}
          </Button>
        </>
      }
    />
  );
}
