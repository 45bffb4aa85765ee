import { type AutonomyStage, autonomyStages } from "../vocabulary";
import { diffDocuments } from "./diff";
import { type PolicyDocument, publishedPolicy } from "./document";
import { type AlarmChange, alarmSaid, withAlarm } from "./readyAlarm";
import { type CoverChange, coverSaid, withCover } from "./readyCover";
import { upgradePolicy } from "./upgrade";

/** A change to the criteria as somebody proposes it from a ticket or a pattern: one place of the policy, and what it should say. */
export type ProposedChange =
  | { kind: "owner"; issueType: string; team: string }
  | { kind: "startTier"; issueType: string; tier: number }
  | { kind: "stage"; issueType: string; stage: AutonomyStage }
  | { kind: "keyword"; word: string }
  | AlarmChange
  | CoverChange;
/** Those that one ticket can show the need of; the others come from patterns alone. */
export const proposalKinds = ["owner", "startTier", "stage", "keyword"] as const satisfies ProposedChange["kind"][];
export type TicketChange = Extract<ProposedChange, { kind: (typeof proposalKinds)[number] }>;

/** What became of a proposal. */
export const proposalStates = ["open", "published", "declined"] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Why a change cannot be made to a document, and by which field of it. */
export interface ChangeFault {
  fault: "same" | "issueType" | "team" | "tier" | "stage" | "warning";
  field: "issueType" | "team" | "tier" | "stage" | "word" | "metric";
}
export const isChangeFault = (x: PolicyDocument | ChangeFault): x is ChangeFault => "fault" in x;

type IssueType = PolicyDocument["issueTypes"][number];

/** What the document says now where the change would say otherwise; null where it says nothing. */
export function saidNow(document: PolicyDocument, change: ProposedChange): string | number | null {
  if (change.kind === "keyword") return keywordIn(document, change.word) ?? null;
  if (change.kind === "alarm") return alarmSaid(document, change);
  if (change.kind === "cover") return coverSaid(document, change);
  const type = document.issueTypes.find((one) => one.id === change.issueType);
  if (!type) return null;
  return change.kind === "owner" ? type.owner : type[change.kind];
}

const keywordIn = (document: PolicyDocument, word: string) =>
  document.gates.keywords.find((one) => one.toLowerCase() === word.toLowerCase());

const tiersOf = (document: PolicyDocument, team: string) => document.teams.find((one) => one.id === team)?.tiers ?? [];

/** A team that does not staff the tier at which the type began takes it at its next higher one, or else at its highest. */
function tierFor(tiers: readonly number[], began: number): number {
  const sorted = [...tiers].sort((a, b) => a - b);
  return sorted.find((tier) => tier >= began) ?? sorted.at(-1)!;
}

/** The document with the change made, or why it cannot be. */
export function withChange(document: PolicyDocument, change: ProposedChange): PolicyDocument | ChangeFault {
  if (change.kind === "keyword") {
    if (keywordIn(document, change.word)) return { fault: "same", field: "word" };
    const keywords = [...document.gates.keywords, change.word];
    return { ...document, gates: { ...document.gates, keywords } };
  }
  if (change.kind === "cover") return withCover(document, change);
  const type = document.issueTypes.find((one) => one.id === change.issueType);
  if (!type) return { fault: "issueType", field: "issueType" };
  if (change.kind === "alarm") return withAlarm(document, change);
  const typed = (next: Partial<IssueType>): PolicyDocument => ({
    ...document,
    issueTypes: document.issueTypes.map((one) => (one.id === type.id ? { ...one, ...next } : one)),
  });
  switch (change.kind) {
    case "owner": {
      if (type.owner === change.team) return { fault: "same", field: "team" };
      const tiers = tiersOf(document, change.team);
      if (tiers.length === 0) return { fault: "team", field: "team" };
      return typed({ owner: change.team, startTier: tierFor(tiers, type.startTier) });
    }
    case "startTier":
      if (type.startTier === change.tier) return { fault: "same", field: "tier" };
      if (!tiersOf(document, type.owner).includes(change.tier)) return { fault: "tier", field: "tier" };
      return typed({ startTier: change.tier });
    case "stage":
      if (type.stage === change.stage) return { fault: "same", field: "stage" };
      // What acts alone needs its playbook, its figures and its bands: an admin sets that up, nobody asks for it in passing.
      if (autonomyStages.indexOf(change.stage) > autonomyStages.indexOf("review")) {
        return { fault: "stage", field: "stage" };
      }
      return typed({ stage: change.stage });
  }
}

/** Whether a draft (any stored document) is its base with this change and nothing else. */
export function isJustThat(base: unknown, draft: unknown, change: ProposedChange): boolean {
  const known = publishedPolicy.safeParse(upgradePolicy(base));
  if (!known.success) return false;
  const next = withChange(known.data, change);
  return !isChangeFault(next) && diffDocuments(next, upgradePolicy(draft)).length === 0;
}
