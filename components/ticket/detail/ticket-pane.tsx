"use client";
import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
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
  const query = useQuery(
    trpc.tickets.byId.queryOptions(
      { id },
      {
        retry: (failures, error) =>
          failures < 2 && error.data?.code !== "NOT_FOUND" && error.data?.code !== "BAD_REQUEST",
      },
    ),
  );
  // Beside the folded one, which stands where the whole does not come: somebody may be writing below it.
  const isAsked = wholeId === id;
  const whole = useQuery(trpc.tickets.byId.queryOptions({ id, whole: true }, { enabled: isAsked }));
  const isFolded = query.data != null && query.data.data.gap !== null;
  const { isError: isLost, refetch } = whole;
  const conversation = useMemo(
    () => ({
      isFolded,
      isAsked: isAsked && !isLost,
      ask: () => (isAsked ? void refetch() : setWholeId(id)),
    }),
    [id, isFolded, isAsked, isLost, refetch],
  );
  const data = (isAsked && !isLost && whole.data) || query.data;
  if (data) {
    const view = { viewer, level, breadcrumb, headerActions };
    return (
      <WholeConversation value={conversation}>
        <TicketView key={id} detail={data.data} {...view} />
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
