"use client";
import { ArrowLeftRight, ArrowRight, CalendarClock, Ellipsis, LogOut, Undo2 } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { useShiftWords } from "@/components/people/use-shift";
import { PresenceDot } from "@/components/presence/presence-dot";
import { LoadBar } from "@/components/queue/load-bar";
import { useWeighed } from "@/components/queue/use-weighed";
import { useDuration } from "@/components/sla/use-duration";
import { TierBadge } from "@/components/ticket/tier-badge";
import { useServerNow } from "@/components/time/server-clock";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { useDateTime } from "@/components/ui/use-date-time";
import { movesOf } from "@/server/domain/people/move";
import type { AgentLine, AgentsViewer, TeamName } from "./types";
import { useEndLoan } from "./use-end-loan";

export const columns =
  "grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-4 gap-y-1 lg:grid-cols-[minmax(0,1.4fr)_3rem_minmax(0,1.3fr)_minmax(0,1fr)_minmax(0,1.1fr)_minmax(0,1.5fr)_2rem]";

interface Props {
  agent: AgentLine;
  teams: readonly TeamName[];
  viewer: AgentsViewer;
  onAsk: (what: Asked, agent: AgentLine) => void;
  isMenuOpen: boolean;
  menuKey: string;
  /** Opens the menu of that key; null shuts it. */
  onMenu: (key: string | null) => void;
}

/** What can be asked of a person in a dialog. */
export type Asked = "move" | "lend" | "signOut";

/** One person: whether work arrives and since when, what they carry, until when they are there, how their day goes. */
export const AgentRow = memo(function AgentRow(props: Props) {
  const { agent, teams } = props;
  const t = useTranslations("agents");
  const weighed = useWeighed();
  const { name, tier, loan } = agent;
  return (
    <div className={cn(columns, "min-h-row border-line border-b px-4 py-1.5 text-sm hover:bg-hover md:px-5")}>
      <span className="flex min-w-0 items-center gap-2">
        <Avatar name={name} decorative />
        <span className="grid min-w-0 leading-tight">
          <span className="truncate font-medium">{name}</span>
          {loan && <Loan loan={loan} teams={teams} />}
        </span>
      </span>
      <span className="max-lg:order-1">
        <TierBadge tier={tier} />
      </span>
      <Being agent={agent} />
      <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5 max-lg:order-4 max-lg:col-span-2 max-lg:justify-self-end">
        <LoadBar load={agent.load} capacity={agent.capacity} weights={weighed(agent.work)} />
        {agent.toHandOff > 0 && <Badge tone="warn">{t("toHandOff", { count: agent.toHandOff })}</Badge>}
      </span>
      <Hours agent={agent} />
      <Today agent={agent} />
      <Actions {...props} />
    </div>
  );
});

/** "Billing until 16:00". */
function Loan({ loan, teams }: { loan: NonNullable<AgentLine["loan"]>; teams: readonly TeamName[] }) {
  const t = useTranslations("agents");
  const dateTime = useDateTime();
  const team = teams.find((one) => one.id === loan.team)?.name ?? loan.team;
  const until = dateTime(loan.until, { weekday: "short", hour: "2-digit", minute: "2-digit" });
  return (
    <span className="truncate text-accent-text text-xs" title={t("loanWhy", { by: loan.lentBy, reason: loan.reason })}>
      {t("loan", { team, until })}
    </span>
  );
}

function Hours({ agent: { shift } }: { agent: AgentLine }) {
  const now = useServerNow();
  const shiftWords = useShiftWords();
  return <span className="text-muted max-lg:order-5 max-lg:col-span-3 max-lg:text-xs">{shiftWords(shift, now)}</span>;
}

/** Presence and how long, and in words why no work arrives where presence alone does not say it. */
function Being({ agent }: { agent: AgentLine }) {
  const now = useServerNow();
  const t = useTranslations("agents");
  const names = useTranslations("presence.name");
  const duration = useDuration();
  const { presence, presenceName, presenceAt, absence, absentSince } = agent;
  const isGone = absence === "heartbeat" || absence === "shiftEnd";
  return (
    <span className="grid leading-tight max-lg:order-3">
      <span className="flex items-center gap-1.5">
        <PresenceDot presence={presence} />
        {presenceName ?? names(presence)}
        <span className="tabular text-muted text-xs">{duration(Math.max(0, now - presenceAt))}</span>
      </span>
      {isGone && presence !== "offline" && (
        <span className="text-warn-text text-xs">
          {t(`absence.${absence}`, { time: duration(Math.max(0, now - (absentSince ?? now))) })}
        </span>
      )}
    </span>
  );
}

/** What ended in the last 24 hours, and the last of it. */
function Today({ agent: { today } }: { agent: AgentLine }) {
  const now = useServerNow();
  const t = useTranslations("agents");
  const duration = useDuration();
  const { last, resolved, escalated, declined, missed, handoffs } = today;
  const isNone = resolved + escalated + declined + missed === 0;
  return (
    <span className="grid min-w-0 text-xs leading-tight max-lg:order-6 max-lg:col-span-3">
      <span className={cn("truncate", isNone && "text-muted")}>
        {isNone ? t("todayNone") : t("today", { resolved, escalated, declined, missed })}
      </span>
      {handoffs.rated > 0 && <span className="truncate text-muted">{t("handoffs", handoffs)}</span>}
      {last && (
        <Link href={`/tickets/${last.ticketId}`} className="truncate text-muted hover:text-ink hover:underline">
          {t("last", { how: last.how, number: last.number, time: duration(Math.max(0, now - last.at)) })}
        </Link>
      )}
    </span>
  );
}

function Actions(props: Props) {
  const { agent, isMenuOpen, menuKey, onMenu } = props;
  const t = useTranslations("agents");
  return (
    <span className="justify-self-end max-lg:order-2">
      <Menu open={isMenuOpen} onOpenChange={(isOpen) => onMenu(isOpen ? menuKey : null)}>
        <MenuTrigger asChild>
          <IconButton label={t("actions", { name: agent.name })} size="sm">
            <Ellipsis />
          </IconButton>
        </MenuTrigger>
        <MenuContent align="end">
          <Items {...props} />
        </MenuContent>
      </Menu>
    </span>
  );
}

function Items({ agent, teams, viewer, onAsk }: Pick<Props, "agent" | "teams" | "viewer" | "onAsk">) {
  const t = useTranslations("agents");
  const endLoan = useEndLoan();
  const mayMove = viewer.mayMove && movesOf(viewer, agent, teams).length > 0;
  return (
    <>
      <MenuItem icon={<ArrowLeftRight />} onSelect={() => onAsk("lend", agent)}>
        {t(agent.loan ? "lendOn" : "lend")}
      </MenuItem>
      {agent.loan && (
        <MenuItem icon={<Undo2 />} onSelect={() => void endLoan(agent.loan!.id, agent.name)}>
          {t("endLoan")}
        </MenuItem>
      )}
      {mayMove && (
        <MenuItem icon={<ArrowRight />} onSelect={() => onAsk("move", agent)}>
          {t("move")}
        </MenuItem>
      )}
      <MenuItem icon={<CalendarClock />} asChild>
        <Link href={`/people?person=${agent.id}`}>{t(viewer.mayChange ? "change" : "look")}</Link>
      </MenuItem>
      {agent.absence !== "signedOut" && agent.presence !== "offline" && (
        <MenuItem icon={<LogOut />} danger onSelect={() => onAsk("signOut", agent)}>
          {t("signOut")}
        </MenuItem>
      )}
    </>
  );
}
