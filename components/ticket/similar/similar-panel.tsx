"use client";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { TicketHit } from "./ticket-hit";
import { type Similar, useSimilar } from "./use-similar";
import { WhyFound } from "./why-similar";

const ticketsAtFirst = 3;
const articlesAtFirst = 2;

/** Resolved tickets and articles like this ticket. */
export function SimilarPanel({ ticketId }: { ticketId: string }) {
  const t = useTranslations("similar");
  const common = useTranslations("common");
  const { data, isPending, refetch } = useSimilar(ticketId);
  const content = (): ReactNode => {
    if (data) return <Found similar={data.data} />;
    if (isPending) return <Waiting label={t("loading")} />;
    return (
      <div className="flex flex-wrap items-center gap-2 text-muted text-sm">
        {t("failed")}
        <Button size="sm" onClick={() => void refetch()}>
          {common("retry")}
        </Button>
      </div>
    );
  };
  return (
    <Panel title={t("title")} note={t("note")}>
      {content()}
    </Panel>
  );
}

function Waiting({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-3">
      {["w-4/5", "w-3/5"].map((width) => (
        <div key={width} className="grid gap-1.5">
          <Skeleton className={width} />
          <Skeleton className="w-full" />
          <Skeleton className="w-2/5" />
        </div>
      ))}
    </div>
  );
}

/** While the desk's past is still being read, finding nothing says nothing. */
function Unread({ count }: { count: number }) {
  const t = useTranslations("similar");
  return (
    <p role="status" className="text-muted text-sm">
      {t("unread", { count })}
    </p>
  );
}

function Nothing({ similar: { isReady, unread } }: { similar: Similar }) {
  const t = useTranslations("similar");
  if (!isReady || unread === 0) return <p className="text-muted text-sm">{t(isReady ? "empty" : "building")}</p>;
  return (
    <div className="grid gap-1">
      <p className="text-muted text-sm">{t("nothingYet")}</p>
      <Unread count={unread} />
    </div>
  );
}

function Found({ similar }: { similar: Similar }) {
  const { tickets, articles, unread } = similar;
  const t = useTranslations("similar");
  const [isOpen, setOpen] = useState(false);
  if (tickets.length + articles.length === 0) return <Nothing similar={similar} />;
  const shownTickets = isOpen ? tickets : tickets.slice(0, ticketsAtFirst);
  const shownArticles = isOpen ? articles : articles.slice(0, articlesAtFirst);
  const more = tickets.length + articles.length - shownTickets.length - shownArticles.length;
  return (
    <div className="grid gap-3">
      {tickets.length > 0 && (
        <Group title={t("tickets")}>
          {shownTickets.map((one) => (
            <TicketHit key={one.id} ticket={one} why={one.why} />
          ))}
        </Group>
      )}
      {articles.length > 0 && (
        <Group title={t("articles")}>
          {shownArticles.map((one) => (
            <li key={one.id} className="grid gap-0.5 py-2 first:pt-0 last:pb-0">
              <Link
                href={`/knowledge/${one.id}`}
                className="wrap-anywhere rounded-xs font-medium text-sm underline-offset-3 hover:underline"
              >
                {one.title}
              </Link>
              {one.issueTypeName && <p className="text-muted text-xs">{one.issueTypeName}</p>}
              <WhyFound why={one.why} />
            </li>
          ))}
        </Group>
      )}
      {unread > 0 && <Unread count={unread} />}
      {(more > 0 || isOpen) && (
        <Button size="sm" variant="ghost" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t("fewer") : t("more", { count: more })}
        </Button>
      )}
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <h3 className="font-medium text-muted text-xs">{title}</h3>
      <ul className="divide-y divide-line">{children}</ul>
    </div>
  );
}
