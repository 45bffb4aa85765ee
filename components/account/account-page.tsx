"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { TicketsPanel } from "@/components/customer/tickets-panel";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useTRPC } from "@/components/trpc/provider";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { EventsPanel } from "./events-panel";
import { FactsPanel } from "./facts-panel";
import { PeoplePanel } from "./people-panel";
import { UsagePanel } from "./usage-panel";

/** One account: what is known of it and since when, what it uses, what happened, who writes and about what. */
export function AccountPage({ id }: { id: string }) {
  const t = useTranslations("accounts");
  const common = useTranslations("common");
  const segment = useTranslations("ticket.segment");
  const trpc = useTRPC();
  const account = useSuspenseQuery(trpc.accounts.byId.queryOptions({ id })).data.data;
  const { name, openCount } = account;
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={common("breadcrumb")}
            crumbs={[{ label: t("title"), href: "/accounts" }, { label: name }]}
          />
        }
        title={name}
        state={t("page.state", { segment: segment(account.segment), open: openCount })}
        live={<LiveIndicator />}
      />
      {/* On a phone: facts, what happened, use, people, tickets; with room two columns of their own height. */}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 p-3 md:p-4 xl:grid-cols-[minmax(0,1fr)_26rem] xl:items-start">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3 xl:order-2">
          <FactsPanel account={account} />
          <EventsPanel events={account.events} />
          <PeoplePanel people={account.people} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <UsagePanel usage={account.usage} features={account.features} />
          <TicketsPanel tickets={account.tickets} count={account.ticketCount} />
        </div>
      </div>
    </>
  );
}
