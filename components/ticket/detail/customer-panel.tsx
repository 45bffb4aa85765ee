"use client";
import { Copy, ExternalLink } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { AccountGlance } from "@/components/account/account-glance";
import { ConflictNotices } from "@/components/customer/conflict-notices";
import { MergeDialog } from "@/components/customer/merge-dialog";
import { useServerNow } from "@/components/time/server-clock";
import { Avatar } from "@/components/ui/avatar";
import { Button, buttonStyle } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { Fact } from "@/components/ui/fact";
import { RelativeTime } from "@/components/ui/time";
import { toast } from "@/components/ui/toast-store";
import { ChannelIcon } from "../channel-icon";
import type { TicketDetail, Viewer } from "./types";

/** Who writes, and the page they see. Their link is made when it is asked for: it is a key to their words. */
export function CustomerPanel({ detail, viewer }: { detail: TicketDetail; viewer: Viewer }) {
  const t = useTranslations("ticket.customer");
  const segment = useTranslations("ticket.segment");
  const now = useServerNow();
  const [mergeWith, setMergeWith] = useState<string>();
  const { customer, account, ticket } = detail;
  const link = `/tickets/${ticket.id}/customer`;
  const copy = async () => {
    try {
      const answer = await fetch(link, { headers: { accept: "text/plain" } });
      if (!answer.ok) throw new Error(String(answer.status));
      await navigator.clipboard.writeText(await answer.text());
      toast({ title: t("copied"), tone: "good" });
    } catch {
      toast({ title: t("copyFailed"), description: t("copyFailedText"), tone: "warn" });
    }
  };
  return (
    <Panel title={t("title")}>
      <div className="grid gap-2.5">
        <p className="flex items-center gap-2 text-sm">
          <Avatar name={customer.name} decorative />
          <Link
            href={`/customers/${customer.id}`}
            className="wrap-anywhere min-w-0 rounded-xs font-medium underline decoration-line-strong underline-offset-3 hover:decoration-current"
          >
            {customer.name}
          </Link>
        </p>
        <ConflictNotices
          customerId={customer.id}
          conflicts={detail.conflicts}
          canChange={viewer.role !== "agent"}
          onMerge={setMergeWith}
        />
        <MergeDialog
          id={customer.id}
          otherId={mergeWith}
          open={mergeWith !== undefined}
          onClose={() => setMergeWith(undefined)}
        />
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
          {customer.email && <Fact term={t("email")}>{customer.email}</Fact>}
          {customer.phone && <Fact term={t("phone")}>{customer.phone}</Fact>}
          <Fact term={t("account")}>
            {account ? (
              <Link
                href={`/accounts/${account.id}`}
                className="rounded-xs underline decoration-line-strong underline-offset-3 hover:decoration-current"
              >
                {account.name}
              </Link>
            ) : (
              t("noAccount")
            )}
          </Fact>
          <Fact term={t("segment")}>{segment(ticket.segment)}</Fact>
          <Fact term={t("channel")}>
            <ChannelIcon channel={ticket.channel} withName />
          </Fact>
          {detail.rating && (
            <Fact term={t("rating")}>
              {t("rated", { score: detail.rating.score })}
              {detail.rating.comment && <q className="ml-1.5 text-muted">{detail.rating.comment}</q>}
            </Fact>
          )}
          <Fact term={t("created")}>
            <RelativeTime at={ticket.createdAt} now={now} />
          </Fact>
        </dl>
        <div className="border-line border-t pt-2.5">
          <AccountGlance glance={detail.glance} style={detail.style} />
        </div>
        <div className="flex flex-wrap items-center gap-2 border-line border-t pt-2.5 text-xs">
          <span className="basis-full text-faint">{t("page")}</span>
          <Button size="sm" onClick={copy}>
            <Copy aria-hidden />
            {t("copy")}
          </Button>
          <a href={link} target="_blank" rel="noreferrer" className={buttonStyle({ size: "sm" })}>
            <ExternalLink aria-hidden />
            {t("open")}
          </a>
        </div>
      </div>
    </Panel>
  );
}
