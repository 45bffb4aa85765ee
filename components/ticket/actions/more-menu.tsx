"use client";
import {
  AlarmClock,
  ArrowDownLeft,
  AtSign,
  Ellipsis,
  Hourglass,
  ListPlus,
  Merge,
  Siren,
  Split,
  Stamp,
  UserCheck,
} from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { IncidentAct } from "@/components/incident/ticket-dialogs";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import type { Access } from "../detail/access";
import type { TicketDetail } from "../detail/types";
import type { HandOn } from "../handoff/hand-on-dialogs";

interface Props {
  detail: TicketDetail;
  access: Access;
  onApproval: () => void;
  onThirdParty: () => void;
  onMerge: () => void;
  onHandOn: (how: HandOn) => void;
  onAsk: () => void;
  onSnooze: () => void;
  /** For who gives work by hand. */
  onGive?: () => void;
  /** For who manages incidents. */
  onIncident?: (act: IncidentAct) => void;
}

const incidentActs: { act: IncidentAct; icon: ReactNode }[] = [
  { act: "join", icon: <ListPlus /> },
  { act: "declare", icon: <Siren /> },
];

/** What is done with a ticket now and then. */
export function MoreMenu({ detail: { ticket }, access, onIncident, onGive, ...on }: Props) {
  const { onApproval, onThirdParty, onMerge, onSnooze, onHandOn, onAsk } = on;
  const snooze = useTranslations("ticket.snooze");
  const t = useTranslations("ticket.duplicates");
  const words = useTranslations("escalations");
  const common = useTranslations("common");
  const give = useTranslations("give");
  const handing = useTranslations("ticket.handingOn");
  const incidents = useTranslations("incidents.menu");
  const { asks, waits } = access.authority;
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={common("more")} variant="secondary">
          <Ellipsis aria-hidden className="block!" />
        </IconButton>
      </MenuTrigger>
      <MenuContent align="end">
        {onGive && (
          <MenuItem icon={<UserCheck />} keys={<Kbd className="coarse:hidden">G</Kbd>} onSelect={onGive}>
            {give("menu")}
          </MenuItem>
        )}
        {!onGive && (
          <MenuItem
            icon={<UserCheck />}
            keys={<Kbd className="coarse:hidden">G</Kbd>}
            disabled={!access.handsOn.asHolder}
            hint={access.handsOn.asHolder ? undefined : words("approval.notMine")}
            onSelect={() => onHandOn("reassign")}
          >
            {handing("reassign.menu")}
          </MenuItem>
        )}
        <MenuItem icon={<AtSign />} onSelect={onAsk}>
          {handing("ask")}
        </MenuItem>
        <MenuItem
          icon={<ArrowDownLeft />}
          keys={<Kbd className="coarse:hidden">D</Kbd>}
          disabled={!access.handsOn.deescalate}
          hint={access.handsOn.deescalate ? undefined : handing("deescalate.not")}
          onSelect={() => onHandOn("deescalate")}
        >
          {handing("deescalate.menu")}
        </MenuItem>
        <MenuItem
          icon={<Split />}
          keys={<Kbd className="coarse:hidden">O</Kbd>}
          disabled={!access.handsOn.asHolder}
          hint={access.handsOn.asHolder ? undefined : words("approval.notMine")}
          onSelect={() => onHandOn("notOurs")}
        >
          {handing("notOurs.menu")}
        </MenuItem>
        <MenuItem
          icon={<AlarmClock />}
          keys={<Kbd className="coarse:hidden">Z</Kbd>}
          disabled={!access.canSnooze}
          hint={access.canSnooze ? undefined : words("approval.notMine")}
          onSelect={onSnooze}
        >
          {snooze("menu")}
        </MenuItem>
        <MenuItem
          icon={<Stamp />}
          keys={<Kbd className="coarse:hidden">A</Kbd>}
          disabled={!asks}
          hint={asks ? undefined : words(ticket.approval ? "approval.pending" : "approval.notMine")}
          onSelect={onApproval}
        >
          {words("approval.menu")}
        </MenuItem>
        <MenuItem
          icon={<Hourglass />}
          keys={<Kbd className="coarse:hidden">W</Kbd>}
          disabled={!waits}
          hint={waits ? undefined : words("approval.notMine")}
          onSelect={onThirdParty}
        >
          {words(ticket.waitingFor === "thirdParty" ? "thirdParty.menuAgain" : "thirdParty.menu")}
        </MenuItem>
        <MenuItem icon={<Merge />} keys={<Kbd className="coarse:hidden">M</Kbd>} onSelect={onMerge}>
          {t("menu")}
        </MenuItem>
        {onIncident &&
          incidentActs.map(({ act, icon }) => (
            <MenuItem
              key={act}
              icon={icon}
              disabled={ticket.incidentId !== null}
              hint={ticket.incidentId === null ? undefined : incidents("hasOne")}
              onSelect={() => onIncident(act)}
            >
              {incidents(act)}
            </MenuItem>
          ))}
      </MenuContent>
    </Menu>
  );
}
