"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowUp, Inbox, Pause, Play, SearchX } from "lucide-react";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryStates } from "nuqs";
import { type MouseEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { GiveDialog } from "@/components/give/give-dialog";
import { useTakeTicket } from "@/components/give/use-take";
import { JoinDialog } from "@/components/incident/join-dialog";
import { LiveIndicator } from "@/components/live/live-indicator";
import { LoadError } from "@/components/queue/load-error";
import { specialNote, specialTitle } from "@/components/queue/special-queues";
import { useKeys } from "@/components/ticket/actions/use-keys";
import { isForBeside, opensBeside, PaneActions } from "@/components/ticket/detail/beside";
import { TicketPane } from "@/components/ticket/detail/ticket-pane";
import type { Viewer } from "@/components/ticket/detail/types";
import { useTRPC } from "@/components/trpc/provider";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { LiveBadge } from "@/components/ui/live-badge";
import { PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast-store";
import { askOf, askParams, columnsOf, isNarrowed, type ListOrder, listOrders } from "@/server/domain/lists/ticketAsk";
import { BulkBar } from "./bulk-bar";
import { ColumnChooser } from "./column-chooser";
import { ListFilters } from "./filters";
import { ListTable } from "./list-table";
import { allOrNone, extentOf, nothing, ranged, toggled } from "./selection";
import { useOrder } from "./use-order";
import { ViewsBar } from "./views-bar";

/** What the server gives at once. */
const mostGiven = 5_000;
const parsers = Object.fromEntries([...askParams, "ticket"].map((key) => [key, parseAsString]));

interface Props {
  viewer: Viewer;
  canGive: boolean;
  mayShare: boolean;
  /** Only this queue's tickets; null for all. */
  queue: string | null;
}

/** The open tickets, all or of one queue: narrowed and ordered by the address, moving by itself without ever pushing away what
 *  is being read, with the ticket beside it. */
export function ListPage({ viewer, canGive, mayShare, queue }: Props) {
  const t = useTranslations("lists");
  const queueWords = useTranslations("queues.list");
  const common = useTranslations("common");
  const router = useRouter();
  const trpc = useTRPC();
  const [asked, setAsked] = useQueryStates(parsers);
  const ask = (change: Record<string, string | null>) => void setAsked(change);
  const openId = asked.ticket ?? null;
  const setOpenId = (ticket: string | null) => void setAsked({ ticket }, { history: "push" });
  const address = Object.fromEntries(askParams.flatMap((key) => (asked[key] ? [[key, asked[key]] as const] : [])));
  const read = askOf(queue === null ? asked : { ...asked, queue });
  const columns = columnsOf(asked);

  const [cursor, setCursor] = useState<number | null>(null);
  const [selection, setSelection] = useState(nothing);
  const [isPaused, setPaused] = useState(false);
  const [isAtTop, setAtTop] = useState(true);
  const [isPointed, setPointed] = useState(false);
  const [isGiving, setGiving] = useState(false);
  const [isJoining, setJoining] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const isRead = !isAtTop || isPointed || cursor !== null || openId !== null || selection.chosen.size > 0 || isGiving;
  const order = useOrder(read, isPaused || isRead);
  const name = useQuery(trpc.lists.queue.queryOptions({ id: queue ?? "unowned" }, { enabled: queue !== null })).data;
  const take = useTakeTicket();

  // Another question begins at the top, with nothing chosen.
  const question = JSON.stringify(read);
  const asking = useRef(question);
  asking.current = question;
  const [answered, setAnswered] = useState(question);
  if (answered !== question) {
    setAnswered(question);
    setCursor(null);
    setSelection(nothing);
    box.current?.scrollTo({ top: 0 });
  }

  const { numbers } = order;
  const idOf = (number: number) => box.current?.querySelector(`[data-number="${number}"] a`)?.getAttribute("href");
  const openAt = (number: number) => {
    const id = idOf(number)?.split("/").at(-1);
    if (!id) return;
    if (opensBeside()) setOpenId(id);
    else router.push(`/tickets/${id}`);
  };
  const onOpen = (event: MouseEvent, id: string, number: number) => {
    if (event.shiftKey && canGive) {
      event.preventDefault();
      setSelection((s) => ranged(s, number, numbers));
      return;
    }
    if (!isForBeside(event)) return;
    event.preventDefault();
    setCursor(number);
    setOpenId(id);
  };
  const onChoose = (number: number, isRange: boolean) =>
    setSelection((s) => (isRange ? ranged(s, number, numbers) : toggled(s, number)));
  const onChooseAll = async () => {
    const all = await order.loadUpTo(mostGiven);
    if (asking.current !== question) return; // another list by now
    if (!all) return toast({ title: t("notLoaded"), tone: "late" });
    setSelection((s) => allOrNone(s, all));
    if (order.total > mostGiven) toast({ title: t("chosenMost", { count: mostGiven }) });
  };
  const showNew = () => {
    order.showNew();
    box.current?.scrollTo({ top: 0 });
  };
  const walk = (step: 1 | -1) => (event: KeyboardEvent) => {
    if (numbers.length === 0) return;
    event.preventDefault();
    const at = cursor === null ? -1 : numbers.indexOf(cursor);
    const next = numbers[at < 0 ? 0 : Math.min(numbers.length - 1, Math.max(0, at + step))]!;
    setCursor(next);
    if (openId !== null) openAt(next);
  };
  const withCursor = (act: (number: number, event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
    if (cursor === null) return;
    event.preventDefault();
    act(cursor, event);
  };
  const chosen = selection.chosen.size > 0 ? [...selection.chosen] : cursor === null ? [] : [cursor];
  const inList = (target: EventTarget | null) => target instanceof Node && box.current?.contains(target);
  useKeys({
    j: walk(1),
    k: walk(-1),
    arrowdown: (event) => inList(event.target) && walk(1)(event),
    arrowup: (event) => inList(event.target) && walk(-1)(event),
    ...(canGive && { x: withCursor((n, e) => onChoose(n, e.shiftKey)), g: () => chosen.length > 0 && setGiving(true) }),
    enter: (event) => inList(event.target) && withCursor(openAt)(event),
    ".": () => order.fresh > 0 && showNew(),
    t: withCursor((n) => {
      if (openId === null) void take(idOf(n)?.split("/").at(-1) ?? "", n);
    }),
    escape: () => {
      if (openId !== null) setOpenId(null);
      else if (selection.chosen.size > 0) setSelection(nothing);
      else setCursor(null);
    },
  });

  const narrowed = isNarrowed(queue === null ? read.filter : { ...read.filter, queues: [] });
  const title = queue === null ? t("title") : (name?.data.name ?? queueWords(specialTitle(queue)));
  const note = queue === null ? null : specialNote(queue);
  const count = t(narrowed ? "found" : "state", { count: order.total });
  return (
    <div className="flex h-full flex-col">
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={common("breadcrumb")}
            crumbs={[{ label: queueWords("back"), href: "/queues" }, { label: title }]}
          />
        }
        title={title}
        state={order.isPending ? undefined : [count, ...(note ? [queueWords(note)] : [])].join(". ")}
        live={isPaused ? <LiveBadge state="paused" label={t("paused")} /> : <LiveIndicator />}
        actions={
          <>
            <IconButton label={t(isPaused ? "resume" : "pause")} onClick={() => setPaused(!isPaused)}>
              {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
            </IconButton>
            <ColumnChooser columns={columns} ask={ask} />
          </>
        }
        filters={
          <>
            {queue === null && <ViewsBar address={address} mayShare={mayShare} />}
            <ListFilters filter={read.filter} ask={ask} isOneQueue={queue !== null} />
            <Select<ListOrder>
              aria-label={t("sort")}
              className="w-44 lg:hidden"
              value={read.order}
              onValueChange={(sort) => ask({ sort: sort === "breach" ? null : sort, dir: null })}
              options={listOrders.map((o) => ({ value: o, label: t(`order.${o}`) }))}
            />
          </>
        }
      />
      <div className="flex min-h-0 flex-1">
        <section
          aria-label={title}
          className={cn(
            "relative flex min-w-0 flex-1 flex-col",
            openId !== null && "hidden lg:flex lg:w-104 lg:flex-none lg:border-line lg:border-r",
          )}
          onPointerEnter={(event) => setPointed(event.pointerType === "mouse")}
          onPointerLeave={() => setPointed(false)}
        >
          {order.error && order.isPending ? (
            <LoadError message={order.error.message} onRetry={order.retry} />
          ) : order.isPending ? (
            <SkeletonRows rows={12} label={common("loading")} />
          ) : numbers.length === 0 ? (
            <Empty queue={queue} isNarrowed={narrowed} />
          ) : (
            <ListTable
              caption={t("caption")}
              numbers={numbers}
              total={order.total}
              gone={order.gone}
              columns={columns}
              sorting={{
                order: read.order,
                isReversed: read.isReversed,
                onSort: (by) =>
                  ask({
                    sort: by === "breach" ? null : by,
                    dir: by === read.order && !read.isReversed ? "reversed" : null,
                  }),
              }}
              selection={selection}
              extent={extentOf(selection, numbers, order.total)}
              canChoose={canGive}
              onChoose={onChoose}
              onChooseAll={() => void onChooseAll()}
              cursor={cursor}
              openId={openId}
              onCursor={setCursor}
              onOpen={onOpen}
              isPaused={isPaused}
              onEnd={() => void order.loadMore()}
              onScroll={setAtTop}
              box={box}
            />
          )}
          <News fresh={order.fresh} gone={order.gone.size} onShow={showNew} />
          <BulkBar
            count={selection.chosen.size}
            total={order.total}
            onGive={() => setGiving(true)}
            onIncident={() => setJoining(true)}
            onClear={() => setSelection(nothing)}
          />
        </section>
        {openId !== null && (
          <section aria-label={t("detail")} className="min-w-0 flex-1">
            <TicketPane
              id={openId}
              viewer={viewer}
              level={2}
              headerActions={<PaneActions id={openId} onClose={() => setOpenId(null)} />}
            />
          </section>
        )}
      </div>
      <GiveDialog numbers={chosen} open={isGiving} onOpenChange={setGiving} onDone={() => setSelection(nothing)} />
      <JoinDialog numbers={chosen} open={isJoining} onOpenChange={setJoining} onDone={() => setSelection(nothing)} />
    </div>
  );
}

/** "12 new", over the head of the list; it moves nothing until it is pressed. */
function News({ fresh, gone, onShow }: { fresh: number; gone: number; onShow: () => void }) {
  const t = useTranslations("lists");
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-9 z-20 flex justify-center">
      {fresh + gone > 0 && (
        <Button
          size="sm"
          variant="primary"
          onClick={onShow}
          aria-label={fresh > 0 ? t("freshLabel", { count: fresh }) : t("left", { count: gone })}
          className="pointer-events-auto rounded-full shadow-pop"
        >
          <ArrowUp aria-hidden />
          {fresh > 0 ? t("fresh", { count: fresh }) : t("left", { count: gone })}
        </Button>
      )}
    </div>
  );
}

function Empty({ queue, isNarrowed: narrowed }: { queue: string | null; isNarrowed: boolean }) {
  const t = useTranslations("lists");
  const words = useTranslations("queues.list");
  if (narrowed) {
    return (
      <EmptyState icon={<SearchX />} title={<h2>{t("emptyTitle")}</h2>}>
        {t("emptyText")}
      </EmptyState>
    );
  }
  const isAssistants = queue === "assistant";
  return (
    <EmptyState icon={<Inbox />} title={<h2>{words(isAssistants ? "emptyAssistantTitle" : "emptyTitle")}</h2>}>
      {words(isAssistants ? "emptyAssistantText" : "emptyText")}
    </EmptyState>
  );
}
