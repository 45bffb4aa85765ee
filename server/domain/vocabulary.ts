/** The closed vocabularies of the desk. Types, zod schemas, labels and docs all derive from these lists. */

export const channels = ["web", "chat", "email", "phone", "api"] as const;
export type Channel = (typeof channels)[number];

/** What a customer is recognised by; of two customers the kind that stands first here decides. */
export const addressKinds = ["email", "external", "phone"] as const;
export type AddressKind = (typeof addressKinds)[number];

export const segments = ["trial", "standard", "business", "enterprise"] as const;
export type Segment = (typeof segments)[number];

export const roles = ["agent", "lead", "admin"] as const;
export type Role = (typeof roles)[number];

/** What people say of themselves. Work arrives while `online`, and in those the policy has added (`custom`) that say so; every
 *  other presence says in words that it does not. */
export const presences = ["online", "busy", "break", "wrapUp", "away", "offline", "custom"] as const;
export type Presence = (typeof presences)[number];

/** Those in which no work arrives on any desk: what presence may become without anybody's saying so. */
export const restingPresences = ["away", "busy", "break", "wrapUp", "offline"] as const satisfies readonly Presence[];

/** Why somebody cannot be counted on: their account is shut, they signed out, went offline, their browser has fallen silent,
 *  their shift is over. */
export const absences = ["disabled", "signedOut", "offline", "heartbeat", "shiftEnd"] as const;
export type Absence = (typeof absences)[number];

export const ticketStatuses = ["open", "waiting", "resolved", "closed"] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

export const dispositions = ["autonomous", "review", "human"] as const;
export type Disposition = (typeof dispositions)[number];

export const autonomyStages = ["off", "shadow", "review", "autonomous"] as const;
export type AutonomyStage = (typeof autonomyStages)[number];

/** Where the assistant has a ticket: it answers alone, or drafts for a person who checks. */
export const assistantLanes = ["autonomous", "review"] as const;
export type AssistantLane = (typeof assistantLanes)[number];

/** autonomous: answering (→ acting) → confirming → followedUp; review: drafting → reviewing → confirming → followedUp. */
export const assistantSteps = ["answering", "acting", "drafting", "reviewing", "confirming", "followedUp"] as const;
export type AssistantStep = (typeof assistantSteps)[number];

export const draftStates = ["pending", "approved", "edited", "rejected", "expired", "withdrawn"] as const;
export type DraftState = (typeof draftStates)[number];

export const rejectReasons = ["wrong", "incomplete", "wrongIssueType", "tone", "needsPerson"] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** Who or what said whether an answer of the assistant held: the customer, a reviewer of its draft, an agent who opened the
 *  ticket again, a further ticket about the same thing, the customer's rating. `seed` is the demo's past. */
export const verdictSources = ["customer", "review", "reopened", "followUp", "rating", "seed"] as const;
export type VerdictSource = (typeof verdictSources)[number];

/** What became of a playbook's action; only `done` lets the assistant go on. */
export const actionOutcomes = [
  "done",
  "refused",
  "timedOut",
  "unreachable",
  "badAnswer",
  "forbiddenAddress",
  "unsigned",
  "unknown",
] as const;
export type ActionOutcome = (typeof actionOutcomes)[number];

/** Promises to the customer, and how long an approval may take. */
export const clockMetrics = ["acceptance", "firstResponse", "nextResponse", "resolution", "approval"] as const;
export type ClockMetric = (typeof clockMetrics)[number];
/** What the customer is promised, and the planner reckons with. */
export const promiseMetrics = ["acceptance", "firstResponse", "nextResponse", "resolution"] as const;
export type PromiseMetric = (typeof promiseMetrics)[number];

/** Whom a ticket waits for. */
export const waits = ["customer", "thirdParty"] as const;
export type Wait = (typeof waits)[number];

/** Why a clock stands. The last three are of budgets: another tier or the assistant has the ticket, or the policy does not
 *  divide the promise any more. */
export const pauseReasons = [
  "waitingForCustomer",
  "waitingForThirdParty",
  "atOtherTier",
  "withAssistant",
  "notDivided",
] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Hours of a calendar in which a rule counts. */
export const hourStates = ["open", "closed"] as const;
export type HourState = (typeof hourStates)[number];

/** How an alarm reaches somebody. */
export const notifyWays = ["inApp", "email", "chat", "webhook"] as const;
export type NotifyWay = (typeof notifyWays)[number];

export const approvalKinds = ["exception", "refund", "other"] as const;
export type ApprovalKind = (typeof approvalKinds)[number];
export const approvalStates = ["pending", "approved", "denied", "withdrawn"] as const;
export type ApprovalState = (typeof approvalStates)[number];
/** Whose word a request needs: any lead's, the asked duty manager's, an admin's. */
export const approvalNeeds = ["lead", "dutyManager", "admin"] as const;
export type ApprovalNeeds = (typeof approvalNeeds)[number];
/** Who approves a refund above the limit. */
export const aboveLimit = ["dutyManager", "admin", "nobody"] as const;

/** running → (paused ↔ running) → met | late | void. A breached clock keeps running until it is stopped as late. */
export const clockStates = ["running", "paused", "met", "late", "void"] as const;
export type ClockState = (typeof clockStates)[number];

export const offerStates = ["pending", "accepted", "declined", "expired", "withdrawn"] as const;
export type OfferState = (typeof offerStates)[number];

export const declineReasons = ["notMySkill", "wrongTeam", "noTime", "conflict", "other"] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Why work is given by hand. */
export const giveReasons = ["workload", "expertise", "absence", "customerAsked", "other"] as const;
export type GiveReason = (typeof giveReasons)[number];

export const escalationReasons = ["needsExpertise", "needsAuthority", "needsAccess", "customerAsked", "stuck"] as const;
/** A person's reason, or an alarm's doing. */
export type EscalationReason = (typeof escalationReasons)[number] | "slaBreach";

/** Why somebody put a ticket right: the text was read badly, the criteria send such tickets to the wrong place, or only this
 *  one is different. */
export const correctionWhys = ["misread", "criteria", "exception"] as const;
export type CorrectionWhy = (typeof correctionWhys)[number];

/** Why a ticket goes back to a lower tier. */
export const deescalationReasons = ["withinTheirReach", "hardPartDone", "tooEarly", "other"] as const;
export type DeescalationReason = (typeof deescalationReasons)[number];

/** Why a team says that a ticket is not theirs. */
export const notOursReasons = ["misread", "otherTeam", "noSupportMatter", "other"] as const;
export type NotOursReason = (typeof notOursReasons)[number];

export const handoffKinds = ["escalate", "deescalate", "reassign", "notOurs"] as const;
export type HandoffKind = (typeof handoffKinds)[number];

/** What a handoff can carry, in the order of the form. */
export const handoffFields = ["tried", "wanted", "evidence"] as const;
export type HandoffField = (typeof handoffFields)[number];

export const messageKinds = ["inbound", "reply", "note"] as const;
export type MessageKind = (typeof messageKinds)[number];

/** `text` is shown as it is, `markdown` (answers of the assistant, approved drafts) is drawn. */
export const messageFormats = ["text", "markdown"] as const;
export type MessageFormat = (typeof messageFormats)[number];

export const actorKinds = ["customer", "person", "assistant", "system", "apiKey"] as const;
export type ActorKind = (typeof actorKinds)[number];

/** Who did it. `id` is a person's or key's id; customers are known through their ticket. */
export interface Actor {
  kind: ActorKind;
  id: string | null;
}

export const systemActor: Actor = { kind: "system", id: null };
export const assistantActor: Actor = { kind: "assistant", id: null };

/** When tickets that wait follow a new version of the policy: with their next decision, or at once. */
export const followings = ["next", "now"] as const;
export type Following = (typeof followings)[number];
