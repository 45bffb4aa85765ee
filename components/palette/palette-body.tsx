"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Command } from "cmdk";
import { ArrowRight, Contact, Search, Ticket } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { type Role, sectionsFor } from "@/components/frame/nav";
import { shortcuts } from "@/components/frame/shortcuts";
import { inParts } from "@/components/inbox/order";
import { ticketActsNow } from "@/components/ticket/actions/use-ticket-keys";
import { titleOf } from "@/components/ticket/title";
import { useTRPC } from "@/components/trpc/provider";
import { Kbd } from "@/components/ui/kbd";
import { useSettled } from "@/components/ui/use-settled";
import { fits } from "./fits";

const group =
  "px-1.5 pt-2 **:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-muted **:[[cmdk-group-heading]]:text-xs";
const item =
  "flex min-h-row cursor-default items-center gap-2.5 rounded-sm px-2 py-1 text-sm data-[selected=true]:bg-selected [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted";

/** Whatever the desk can find or do, as it is typed. Pages and commands are here at once; what the server finds follows. */
export function PaletteBody({ role, onDone }: { role: Role; onDone: () => void }) {
  const t = useTranslations("frame.palette");
  const names = useTranslations("frame.nav");
  const does = useTranslations("frame.shortcuts.does");
  const untitled = useTranslations("ticket.page")("untitled");
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [words, setWords] = useState("");
  const asked = useSettled(words.trim(), 150);
  const [acts] = useState(ticketActsNow);
  const found = useQuery(
    trpc.find.anything.queryOptions(
      { words: asked },
      { enabled: asked !== "", placeholderData: keepPreviousData, trpc: { abortOnUnmount: true } },
    ),
  );
  const run = (act: () => void) => {
    onDone();
    // Once the palette is gone: what it opens takes the focus.
    setTimeout(act);
  };
  const go = (href: string) => run(() => router.push(href));

  const commands = shortcuts
    .filter((one) => one.where === "ticket")
    .flatMap(({ keys }) =>
      keys.flatMap(({ keys: pressed, words: name }) => {
        const act = pressed.length === 1 || name === "nextTicket" ? acts[pressed[0].toLowerCase()] : undefined;
        return act && fits(does(name), words) ? [{ name, key: pressed[0], act }] : [];
      }),
    );
  const pages = sectionsFor(role).filter(({ key }) => fits(names(key), words));
  const inbox = queries.getQueryData(trpc.inbox.mine.queryKey())?.data.tickets ?? [];
  const mine = words.trim() === "" ? inParts(inbox).here.slice(0, 6) : [];
  const answer = asked === "" || words.trim() === "" ? undefined : found.data?.data;
  const isWaiting = words.trim() !== "" && (asked !== words.trim() || found.isFetching);
  const ticketItem = (
    one: { id: string; number: number; subject: string | null; snippet: string; customer: string; isDone?: boolean },
    from: string,
  ) => (
    <Command.Item key={one.id} value={`${from}-${one.id}`} className={item} onSelect={() => go(`/tickets/${one.id}`)}>
      <Ticket aria-hidden />
      <span className="tabular shrink-0 text-muted text-xs">#{one.number}</span>
      <span className="min-w-0 flex-1 truncate">{titleOf(one.subject, one.snippet) || untitled}</span>
      <span className="max-w-40 shrink-0 truncate text-muted text-xs">
        {one.customer}
        {one.isDone && ` · ${t("resolved")}`}
      </span>
    </Command.Item>
  );
  const part = (heading: string, items: ReactNode[]) =>
    items.length > 0 && (
      <Command.Group heading={heading} className={group}>
        {items}
      </Command.Group>
    );
  return (
    <Command shouldFilter={false} loop label={t("title")} className="flex min-h-0 flex-col">
      <div className="flex items-center gap-2.5 border-line border-b px-3.5">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <Command.Input
          value={words}
          onValueChange={setWords}
          maxLength={200}
          placeholder={t("placeholder")}
          className="h-11 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted"
        />
      </div>
      <Command.List className="scroll-area min-h-0 flex-1 pb-1.5" label={t("title")}>
        {part(
          t("actions"),
          commands.map(({ name, key, act }) => (
            <Command.Item key={name} value={`act-${name}`} className={item} onSelect={() => run(act)}>
              <span className="min-w-0 flex-1 truncate">{does(name)}</span>
              <Kbd className="coarse:hidden">{key}</Kbd>
            </Command.Item>
          )),
        )}
        {part(
          t("mine"),
          mine.map((one) => ticketItem(one, "mine")),
        )}
        {part(
          t("tickets"),
          (answer?.tickets ?? []).map((one) => ticketItem(one, "ticket")),
        )}
        {part(
          t("customers"),
          (answer?.customers ?? []).map(({ id, name, account }) => (
            <Command.Item key={id} value={`customer-${id}`} className={item} onSelect={() => go(`/customers/${id}`)}>
              <Contact aria-hidden />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              {account && <span className="max-w-40 shrink-0 truncate text-muted text-xs">{account}</span>}
            </Command.Item>
          )),
        )}
        {part(
          t("pages"),
          pages.map(({ key, href }) => (
            <Command.Item key={key} value={`page-${key}`} className={item} onSelect={() => go(href)}>
              <ArrowRight aria-hidden />
              {names(key)}
            </Command.Item>
          )),
        )}
      </Command.List>
      <p role="status" className="empty:hidden border-line border-t px-3.5 py-2 text-muted text-xs">
        {found.isError
          ? t("failed")
          : isWaiting
            ? t("searching")
            : answer && answer.tickets.length + answer.customers.length + commands.length + pages.length === 0
              ? t("empty", { words: words.trim() })
              : null}
      </p>
    </Command>
  );
}
