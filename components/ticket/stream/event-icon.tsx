import {
  ArrowUpRight,
  Bot,
  CircleCheck,
  CircleDot,
  FileCheck,
  FileClock,
  Hand,
  type LucideIcon,
  Merge,
  Pause,
  RotateCcw,
  SpellCheck2,
  Split,
  Timer,
  TriangleAlert,
  UserCheck,
  Users,
  UserX,
  Webhook,
} from "lucide-react";
import type { TicketEventType } from "@/server/domain/ticket/events";

const icons: Partial<Record<TicketEventType, LucideIcon>> = {
  TicketDecided: Split,
  OfferMade: Hand,
  OfferDeclined: UserX,
  OfferExpired: UserX,
  TicketAssigned: UserCheck,
  WaitingForCustomer: Pause,
  AssistantTookOver: Bot,
  AssistantActing: Webhook,
  ActionRun: Webhook,
  DraftMade: FileClock,
  DraftSettled: FileCheck,
  AssistantHandedOver: Users,
  CustomerConfirmed: CircleCheck,
  TicketEscalated: ArrowUpRight,
  TicketCorrected: SpellCheck2,
  TicketResolved: CircleCheck,
  TicketReopened: RotateCcw,
  CustomerConflict: Users,
  CustomerChanged: Users,
  TicketMerged: Merge,
  TicketUnmerged: Split,
  TicketAbsorbed: Merge,
  TicketReleased: Split,
  ClockStarted: Timer,
  ClockPaused: Pause,
  ClockResumed: Timer,
  ClockWarned: TriangleAlert,
  ClockBreached: TriangleAlert,
  ClockStopped: Timer,
};

export function EventIcon({ type }: { type: TicketEventType }) {
  const Icon = icons[type] ?? CircleDot;
  return <Icon aria-hidden />;
}
