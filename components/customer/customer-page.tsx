"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Merge, Split } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { ReplyStyle } from "@/components/account/reply-style";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useTRPC } from "@/components/trpc/provider";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { AddressesPanel } from "./addresses-panel";
import { ConflictNotices } from "./conflict-notices";
import { HistoryPanel } from "./history-panel";
import { MergeDialog } from "./merge-dialog";
import { SplitDialog } from "./split-dialog";
import { TicketsPanel } from "./tickets-panel";

/** One person: what they are known by, all their tickets, and what happened to them. */
export function CustomerPage({ id, canChange }: { id: string; canChange: boolean }) {
  const t = useTranslations("customers");
  const common = useTranslations("common");
  const segment = useTranslations("ticket.segment");
  const style = useTranslations("accounts.style");
  const trpc = useTRPC();
  const router = useRouter();
  const customer = useSuspenseQuery(trpc.customers.byId.queryOptions({ id })).data.data;
  const [open, setOpen] = useState<"split" | { mergeWith?: string } | null>(null);
  // Merged into somebody while this page was open: the page goes along.
  useEffect(() => {
    if (customer.id !== id) router.replace(`/customers/${customer.id}`);
  }, [customer.id, id, router]);
  const { name, account, addresses, ticketCount } = customer;
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={common("breadcrumb")}
            crumbs={[{ label: t("title"), href: "/customers" }, { label: name }]}
          />
        }
        title={name}
        state={t.rich("page.state", {
          account: account?.name ?? "none",
          segment: account ? segment(account.segment) : "",
          count: ticketCount,
          link: (name) => (
            <Link
              href={`/accounts/${account?.id}`}
              className="rounded-xs underline decoration-line-strong underline-offset-3 hover:decoration-current"
            >
              {name}
            </Link>
          ),
        })}
        live={<LiveIndicator />}
        actions={
          canChange && (
            <>
              <Button variant="ghost" disabled={addresses.length < 2} onClick={() => setOpen("split")}>
                <Split aria-hidden />
                {t("split.open")}
              </Button>
              <Button onClick={() => setOpen({})}>
                <Merge aria-hidden />
                {t("merge.open")}
              </Button>
            </>
          )
        }
      />
      <div className="grid gap-3 p-3 md:p-4">
        <ConflictNotices
          customerId={customer.id}
          withDismissed
          conflicts={customer.conflicts}
          canChange={canChange}
          onMerge={(mergeWith) => setOpen({ mergeWith })}
        />
        {/* On a phone: who it is, what they wrote, what happened; with room the tickets stand beside the other two. */}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3 xl:grid-cols-[minmax(0,1fr)_24rem] xl:grid-rows-[auto_1fr] xl:items-start">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-3 xl:col-start-2 xl:row-start-1">
            <AddressesPanel addresses={addresses} />
            <Panel title={style("title")}>
              <div className="text-sm">
                <ReplyStyle style={customer.style} />
              </div>
            </Panel>
          </div>
          <TicketsPanel
            tickets={customer.tickets}
            count={ticketCount}
            className="xl:col-start-1 xl:row-span-2 xl:row-start-1"
          />
          <HistoryPanel
            customer={customer}
            canChange={canChange}
            onMerge={(mergeWith) => setOpen({ mergeWith })}
            className="xl:col-start-2 xl:row-start-2"
          />
        </div>
      </div>
      <MergeDialog
        id={customer.id}
        otherId={open !== null && open !== "split" ? open.mergeWith : undefined}
        open={open !== null && open !== "split"}
        onClose={() => setOpen(null)}
      />
      <SplitDialog customer={customer} open={open === "split"} onClose={() => setOpen(null)} />
    </>
  );
}
