"use client";
import { ArrowDown } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { TicketIncident } from "@/components/incident/ticket-incident";
import { ModelSummary } from "@/components/language/summary";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Segmented } from "@/components/ui/segmented";
import { ActionBar } from "../actions/action-bar";
import { ApprovalsPanel } from "../authority/approvals-panel";
import { ThirdPartyBar } from "../authority/third-party-bar";
import { CorrectionPanel } from "../correction/correction-panel";
import { DuplicatesPanel } from "../duplicates/duplicates-panel";
import { MergedBar } from "../duplicates/merged-bar";
import { HandoffBar } from "../handoff/handoff-bar";
import { RatingBar } from "../handoff/rating-bar";
import { KnownIssueNote } from "../similar/known-issue-note";
import { SimilarPanel } from "../similar/similar-panel";
import { SnoozeBar } from "../snooze/snooze-bar";
import { OutgoingEntry } from "../stream/outgoing-entry";
import { TicketStream } from "../stream/ticket-stream";
import { useAnchor } from "../stream/use-anchor";
import { useEnd } from "../stream/use-end";
import { accessTo } from "./access";
import { BeforePanel } from "./before-panel";
import { BriefCard } from "./brief-card";
import { ClocksPanel } from "./clocks-panel";
import { CustomerPanel } from "./customer-panel";
import { TicketHeader } from "./ticket-header";
import type { TicketDetail, Viewer } from "./types";
import { useIsWide } from "./use-is-wide";
import { useNames } from "./use-names";
import { WherePanel } from "./where-panel";
import { WhoPanel } from "./who-panel";
import { WhyPanel } from "./why-panel";

type Side = "conversation" | "details";

interface Props {
  detail: TicketDetail;
  viewer: Viewer;
  level: 1 | 2;
  breadcrumb?: ReactNode;
  headerActions?: ReactNode;
}

/** One ticket: what is going on, and why. With room the reasons stand beside the conversation, else behind a switch. */
export function TicketView({ detail, viewer, level, breadcrumb, headerActions }: Props) {
  const t = useTranslations("ticket.page");
  const names = useNames(detail);
  const [side, setSide] = useState<Side>("conversation");
  const access = accessTo(detail, viewer.id);
  const timeline = useTranslations("ticket.timeline");
  const { messages, outgoing } = detail;
  const end = useEnd(
    messages.length + (detail.gap?.count ?? 0) + outgoing.length,
    outgoing.length > 0 || messages.at(-1)?.kind !== "inbound",
  );
  const [placed, setPlaced] = useState(0);
  const onPlaced = () => setPlaced((n) => n + 1);
  useAnchor(detail.gap === null);
  const article = useRef<HTMLElement>(null);
  // What it is about stands beside the conversation where there is room, else above it.
  const isWide = useIsWide(article);
  const brief = <BriefCard detail={detail} names={names} access={access} viewerId={viewer.id} onPlaced={onPlaced} />;
  return (
    <article ref={article} className="@container flex h-full min-h-0 flex-col">
      <TicketHeader detail={detail} names={names} level={level} breadcrumb={breadcrumb} actions={headerActions} />
      <div className="flex shrink-0 border-line border-b px-4 py-1.5 @3xl:hidden md:px-5">
        <Segmented<Side>
          label={t("show")}
          value={side}
          onValueChange={setSide}
          options={[
            { value: "conversation", label: t("conversation") },
            { value: "details", label: t("details") },
          ]}
        />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className={cn("min-h-0 min-w-0 flex-1 flex-col @3xl:flex", side === "conversation" ? "flex" : "hidden")}>
          <div
            ref={end.box}
            onScroll={end.onScroll}
            className="scroll-area relative grid min-h-0 flex-1 content-start gap-3 px-4 py-3 md:px-5"
          >
            <ModelSummary ticketId={detail.ticket.id} />
            {!isWide && brief}
            <TicketIncident incidentId={detail.ticket.incidentId} />
            <HandoffBar detail={detail} access={access} />
            <RatingBar detail={detail} viewer={viewer} />
            <SnoozeBar detail={detail} access={access} />
            <ThirdPartyBar detail={detail} access={access} />
            <ApprovalsPanel detail={detail} viewer={viewer} />
            <KnownIssueNote ticketId={detail.ticket.id} />
            <TicketStream
              detail={detail}
              names={names}
              end={outgoing.map((one) => (
                <OutgoingEntry
                  key={one.id}
                  outgoing={one}
                  ticketId={detail.ticket.id}
                  isMine={one.personId === viewer.id}
                  onUndone={onPlaced}
                />
              ))}
            />
            {end.hasNew && (
              <Button
                size="sm"
                onClick={end.toEnd}
                className="sticky bottom-0 justify-self-center rounded-full shadow-pop"
              >
                <ArrowDown aria-hidden />
                {timeline("newBelow")}
              </Button>
            )}
          </div>
          <div className="@container shrink-0 border-line border-t bg-surface px-4 py-2.5 md:px-5">
            {detail.mergedInto ? (
              <MergedBar detail={detail} />
            ) : (
              <ActionBar
                key={detail.ticket.id}
                detail={detail}
                names={names}
                access={access}
                viewer={viewer}
                placed={placed}
                onWriting={end.makeRoom}
              />
            )}
          </div>
        </div>
        <aside
          aria-label={t("details")}
          className={cn(
            "scroll-area min-h-0 content-start gap-3 p-3 @3xl:grid @3xl:w-72 @3xl:flex-none @3xl:border-line @3xl:border-l @3xl:bg-canvas/40 @5xl:w-84",
            side === "details" ? "grid flex-1" : "hidden",
          )}
        >
          {isWide && brief}
          <ClocksPanel clocks={detail.clocks} events={detail.events} />
          <CustomerPanel detail={detail} viewer={viewer} />
          <WherePanel detail={detail} names={names} />
          <WhoPanel detail={detail} names={names} viewer={viewer} />
          <DuplicatesPanel detail={detail} />
          <CorrectionPanel detail={detail} names={names} viewer={viewer} />
          <BeforePanel ticketId={detail.ticket.id} />
          <SimilarPanel ticketId={detail.ticket.id} />
          <WhyPanel detail={detail} names={names} viewer={viewer} />
        </aside>
      </div>
    </article>
  );
}
