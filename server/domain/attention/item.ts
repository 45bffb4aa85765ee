import type { StaffingChange } from "../forecast/staffing";
import type { Reason } from "../reasons";

/** A ticket that something is about, with what leaving it alone for the next two hours is expected to cost. */
export interface AttentionTicket {
  id: string;
  number: number;
  cost: number;
}

/** What a change of staffing is told with. */
export interface StaffingOffer {
  change: StaffingChange;
  name: string;
  before: number;
  after: number;
}

interface QueueFacts {
  team: string;
  teamName: string;
  tier: number;
}

/** What may need a lead, each with what its sentence says. Instants are epoch ms, chances 0..1. The order is that of what says
 *  more about a ticket: what stands first claims it. */
export type AttentionDetail =
  | { kind: "invalid" }
  | { kind: "unowned" }
  | { kind: "alarmsSetAside"; since: number }
  | ({ kind: "declinedByAll" } & QueueFacts)
  | ({ kind: "nobodyEligible"; because: Reason } & QueueFacts)
  | { kind: "approvals"; oldest: number }
  | { kind: "incidentLate"; id: string; incident: number; name: string }
  | ({ kind: "lateUnheld" } & QueueFacts)
  | ({ kind: "queueAtRisk"; chance: number; hours: number; expected: number; offer: StaffingOffer | null } & QueueFacts)
  | ({
      kind: "nobodySoon";
      name: string;
      at: number;
      waiting: number;
      /** Expected in the hours looked at after that. */
      arriving: number;
      offer: StaffingOffer | null;
    } & QueueFacts)
  | { kind: "deliveriesFailing"; count: number };
export type AttentionKind = AttentionDetail["kind"];

export const attentionKinds = [
  "invalid",
  "unowned",
  "alarmsSetAside",
  "declinedByAll",
  "nobodyEligible",
  "approvals",
  "incidentLate",
  "lateUnheld",
  "nobodySoon",
  "queueAtRisk",
  "deliveriesFailing",
] as const satisfies readonly AttentionKind[];

export interface AttentionCandidate {
  /** What it is about: of two with one cause one is told. */
  cause: string;
  tickets: AttentionTicket[];
  /** Cost that acting is expected to avoid, in missed resolutions of a standard customer; null = the tickets' sum. */
  saves: number | null;
  detail: AttentionDetail;
}

export interface AttentionItem {
  cause: string;
  tickets: AttentionTicket[];
  saves: number;
  detail: AttentionDetail;
}

/** Tickets named beside a thing. */
const mostNamed = 3;

/** A thing as a screen shows it: how many tickets it is about, the dearest of them by name. Their ids are not sent along: what is
 *  done about a thing is done by its cause. */
export interface ToldItem extends Omit<AttentionItem, "tickets"> {
  count: number;
  named: Pick<AttentionTicket, "id" | "number">[];
}

export const toldItem = ({ tickets, ...item }: AttentionItem): ToldItem => ({
  ...item,
  count: tickets.length,
  named: tickets.slice(0, mostNamed).map(({ id, number }) => ({ id, number })),
});
