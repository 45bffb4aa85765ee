import { weekHours, weekOfHours } from "../calendar/week";
import { checkPolicy } from "../policy/check";
import type { PolicyDocument } from "../policy/document";
import { isChangeFault, type ProposedChange, withChange } from "../policy/proposedChange";
import type { EarlyAct } from "../policy/readyAlarm";
import type { EvidenceOf, PatternEvidence, PatternKind } from "./pattern";

const tiersOf = (document: PolicyDocument, team: string) => document.teams.find((t) => t.id === team)?.tiers ?? [];
const ownerOf = (document: PolicyDocument, issueType: string) =>
  document.issueTypes.find((t) => t.id === issueType)?.owner;

/** The changes that a pattern asks for, the best one first: which of them can be made is another question. */
type Wishes = { [K in PatternKind]?: (evidence: EvidenceOf<K>, document: PolicyDocument) => ProposedChange[] };

const wishes: Wishes = {
  overEscalation({ issueType, tier, beginsThere }, document) {
    const owner = ownerOf(document, issueType);
    const lower = owner === undefined ? [] : tiersOf(document, owner).filter((t) => t < tier);
    return beginsThere && lower.length > 0 ? [{ kind: "startTier", issueType, tier: Math.max(...lower) }] : [];
  },
  bottleneck({ team, tier, mostOf }, document) {
    if (!mostOf) return [];
    // Whoever is higher could take them before they are late; where nobody is, a lead can.
    const isHigher = tiersOf(document, team).some((t) => t > tier);
    const acts: EarlyAct[] = [...(isHigher ? (["widenEligibility"] as const) : []), "assignLead"];
    return acts.map((act) => ({ kind: "alarm", issueType: mostOf.issueType, metric: "acceptance", act }));
  },
  abandonment({ issueType, abandoned, held }) {
    // Who has it and does not answer is reminded by a lead; what nobody has is given to one.
    const act = held * 2 > abandoned ? "notifyLeads" : "assignLead";
    return [{ kind: "alarm", issueType, metric: "firstResponse", act }];
  },
  circular({ issueType, endTeam, ended, resolved }) {
    return endTeam !== null && ended * 2 > resolved ? [{ kind: "owner", issueType, team: endTeam }] : [];
  },
  cover({ team, zone, gap }) {
    const lacks = new Set(gap);
    const week = weekOfHours(Array.from({ length: weekHours }, (_, h) => !lacks.has(h)));
    return [{ kind: "cover", team, zone, week }];
  },
};

function wishedBy(evidence: PatternEvidence, document: PolicyDocument): ProposedChange[] {
  const wish = wishes[evidence.kind] as ((e: PatternEvidence, d: PolicyDocument) => ProposedChange[]) | undefined;
  return wish?.(evidence, document) ?? [];
}

/** Whether the check finds an error in the changed document that the present one does not have. */
function isWorse(document: PolicyDocument, next: PolicyDocument): boolean {
  const errors = checkPolicy(next).errors;
  if (errors.length === 0) return false;
  const known = new Set(checkPolicy(document).errors.map((f) => `${f.code} ${f.message}`));
  return errors.some((f) => !known.has(`${f.code} ${f.message}`));
}

/** The change to the criteria that a pattern asks for; null where it is not the criteria that should change, they say so already,
 *  or they would be less sound with it. */
export function changeFor(evidence: PatternEvidence, document: PolicyDocument): ProposedChange | null {
  const possible = wishedBy(evidence, document).find((change) => {
    const next = withChange(document, change);
    return !isChangeFault(next) && !isWorse(document, next);
  });
  return possible ?? null;
}
