import { chooseStartTier, lowestTier } from "../assignment/gatekeeper";
import type { DecisionContext, RepeatedContact } from "../context/context";
import { type ContextEffects, contextEffects } from "../context/effects";
import { type EstimateSlice, type PathStep, predictPath } from "../estimates/expected";
import type { Precedent } from "../learning/correction";
import { loweredBy, type RecentAnswers, trustDays } from "../learning/trust";
import { inForce, type Override, overridden } from "../override/override";
import type { Policy } from "../policy/compile";
import { type Contribution, importanceOf, scorePriority } from "../priority/score";
import { type Reason, reason } from "../reasons";
import { weighUnfamiliar } from "../similar/unfamiliar";
import type { Candidate, Understanding } from "../triage/understanding";
import type { Disposition, Segment } from "../vocabulary";
import { closedGates } from "./gates";
import { learnedPlace } from "./learnedPlace";
import { otherwise } from "./otherwise";
import { correctedReadings, isLastResort, type Ownership, orLastResort, otherOwners, resolveOwner } from "./owner";

/** Changes whenever the same facts could decide differently. */
export const engineVersion = "8";

/** The first that tells what beside the confidence would have changed it. */
const tellsOtherwise = 8;

/** Everything a decision may look at, and all that is stored of it: no customer text. */
export interface DecisionFacts {
  understanding: Understanding | null; // null: reading the message failed, which is a reason and not an excuse
  segment: Segment;
  /** When it was decided, epoch ms: hours decide who owns what. Missing in decisions from before they did. */
  at?: number;
  /** Gate keywords of the policy found in the message. */
  keywords: string[];
  /** What was put right on a message much like this one. */
  precedent?: Precedent | null;
  /** What is known around the message; null or, in decisions before there was any, missing: the message alone decides. */
  context?: DecisionContext | null;
  /** What was expected of the leading issue type at each tier; null where it has none, and in decisions from before there
   *  were estimates missing: the policy's priors decide. */
  estimates?: EstimateSlice | null;
  /** The issue type that a person had put right, null = none of these: it stands, whatever is read. Missing where nobody had,
   *  and in decisions from before this was a fact. */
  corrected?: { issueType: string | null };
  /** A lead's temporary rules of ownership that were in force; missing where there were none, and in decisions from before there
   *  were any. */
  overrides?: Override[];
  /** What became of recent answers to the leading issue type; missing where there were none, and in decisions from before
   *  they counted. */
  answers?: { issueType: string } & RecentAnswers;
}

export interface DecisionResult {
  disposition: Disposition;
  issueType: string | null;
  /** Calibrated probability of the issue type; 0 when it belongs to none. */
  confidence: number;
  candidates: Candidate[];
  team: string;
  /** Where it starts. */
  tier: number;
  /** The lowest tier allowed: the planner may let it begin anywhere from here on, as the queues are. In decisions from before
   *  it could choose missing: where it starts. */
  minTier?: number;
  /** Standard deviations from the desk's mean. */
  complexity: number;
  priority: number;
  contributions: Contribution[];
  importance: number;
  reasons: Reason[];
  /** What would have changed it: the disposition, the owner or the tier. */
  changes: Reason[];
  /** Who wrote before about the same thing; only where somebody did. */
  repeatedContact?: RepeatedContact;
  /** How it may go at each tier that may take it; in decisions from before there were estimates missing. */
  path?: PathStep[];
}

const silent = { value: 0, evidence: [] };
const noSignals: Understanding["signals"] = {
  frustration: silent,
  urgency: silent,
  severity: silent,
  complexity: silent,
  humanRequest: silent,
  billingDispute: silent,
  policyException: silent,
  legalOrSecurity: silent,
};

interface Band {
  disposition: Disposition;
  reasons: Reason[];
  changes: Reason[];
}

/** The band of a confidence, held back by the issue type's autonomy stage. */
function bandOf(policy: Policy, issueType: string, confidence: number): Band {
  const type = policy.issueType(issueType);
  const { high, low } = type?.bands ?? policy.document.bands;
  const stage = type?.stage ?? "off";
  const params = { confidence, high, low, issueType };
  const isHeld = stage === "off" || stage === "shadow";
  // Asked this way round, a confidence that is no number falls to a human.
  if (!(confidence >= low)) {
    const changes = isHeld ? [] : [reason("wouldBeReview", params)];
    return { disposition: "human", reasons: [reason("belowLow", params)], changes };
  }
  if (isHeld) {
    return { disposition: "human", reasons: [reason("stageOff", { ...params, stage })], changes: [] };
  }
  if (confidence < high) {
    const changes = [reason("wouldBeAutonomous", params)];
    return { disposition: "review", reasons: [reason("betweenBands", params)], changes };
  }
  return stage === "autonomous"
    ? { disposition: "autonomous", reasons: [reason("aboveHigh", params)], changes: [reason("wouldBeReview", params)] }
    : { disposition: "review", reasons: [reason("stageHolds", { ...params, stage })], changes: [] };
}

/** What is taken from the confidence because recent answers did not hold, and the reason that says so. */
function loweredFor({ answers }: DecisionFacts, issueType: string, confidence: number, policy: Policy) {
  const { errorLimit, mostLowered } = policy.document.autonomy;
  const lowered = answers?.issueType === issueType ? loweredBy(answers, errorLimit, mostLowered) : 0;
  const stage = policy.issueType(issueType)?.stage ?? "off";
  if (!answers || lowered === 0 || stage === "off" || stage === "shadow") return { lowered: 0, reasons: [] };
  const { total, wrong } = answers;
  const params = { issueType, from: confidence, to: confidence - lowered, wrong, total, days: trustDays };
  return { lowered, reasons: [reason("answersLowered", params)] };
}

const typeReason = ({ understanding, corrected }: DecisionFacts): Reason[] =>
  understanding?.learned && !corrected
    ? [
        reason("typeByCorrection", {
          ticket: understanding.learned.ticket,
          instead: understanding.learned.instead ?? "none",
        }),
      ]
    : [];

/** A question whose context makes it harder is not answered alone: a person checks the draft. */
function checked(band: Band, context: ContextEffects): Band {
  if (band.disposition !== "autonomous" || !context.isChecked) return band;
  const changes = [reason("withoutContext", { disposition: band.disposition })];
  return { disposition: "review", reasons: [...band.reasons, reason("contextChecked")], changes };
}

/** A correction routes at once, but one person's word on one message is no ground to answer others alone: what was not
 *  sure enough before it, or goes where it says, waits for a person until a model was trained with it. */
function heldByCorrection(
  band: Band,
  facts: DecisionFacts,
  policy: Policy,
  isPlaced: boolean,
  issueType: string,
): Band {
  if (band.disposition !== "autonomous") return band;
  const { high } = policy.issueType(issueType)?.bands ?? policy.document.bands;
  const uncorrected = facts.understanding?.uncorrected;
  const isSureAlone = uncorrected === undefined || uncorrected >= high;
  if (isSureAlone && !(isPlaced && facts.precedent?.isUntrained)) return band;
  const changes = [reason("afterTraining")];
  return { disposition: "review", reasons: [...band.reasons, reason("correctionChecked")], changes };
}

/** The context with what is new to the desk about the message, both together within the policy's limit. A text in a language
 *  that the desk does not read is like none of its tickets, and is no harder for it. */
function withUnfamiliar(context: ContextEffects, facts: DecisionFacts, isForeign: boolean, policy: Policy) {
  const { unfamiliar, complexityLimit } = policy.document.context;
  const hits = isForeign ? [] : weighUnfamiliar(facts.understanding?.similar?.unfamiliar, unfamiliar);
  const sum = hits.reduce((total, h) => total + h.complexity, context.complexity);
  const complexity = Math.min(complexityLimit, sum);
  return { ...context, complexity, reasons: [...context.reasons, ...hits.map((h) => h.reason)] };
}

/** Facts that were looked at and, had they been otherwise, would have begun at another tier or been checked first. */
function whatContextWouldChange(
  policy: Policy,
  owner: Ownership,
  now: { complexity: number; tier: number; disposition: Disposition },
  context: ContextEffects,
  expected: EstimateSlice["tiers"] | undefined,
): Reason[] {
  const { isChecked, complexityLimit } = policy.document.context;
  return context.missed.flatMap(({ complexity, reason: { code, params } }) => {
    const more = Math.min(complexity, Math.max(0, complexityLimit - context.complexity));
    const { tier } = chooseStartTier(policy, owner, now.complexity + more, expected);
    const isHeld = isChecked && now.disposition === "autonomous";
    if (tier === now.tier && !isHeld) return [];
    return [reason(code, { ...params, tier, effect: tier !== now.tier ? "tier" : "check" })];
  });
}

/** What a lead has said for now stands above all that was learned; what only the last resort can own stays with its person. */
function withOverrides(place: ReturnType<typeof learnedPlace>, facts: DecisionFacts, policy: Policy) {
  const { owner } = place;
  if (!facts.overrides || facts.at === undefined || isLastResort(owner)) return place;
  const moved = overridden(policy, owner, facts.segment, inForce(facts.overrides, facts.at));
  return moved === owner ? place : { owner: moved, start: null };
}

/** Gates → scope → band and stage → owner and tier. Total: any facts yield exactly one disposition, one owning queue, at
 *  least one reason and one thing that would have changed it. Pure: the same facts under the same policy always give the same
 *  result. `engine` is the version that decides: an earlier one tells what it told then, so that its decisions replay. */
export function decide(facts: DecisionFacts, policy: Policy, engine: string = engineVersion): DecisionResult {
  const result = judge(facts, policy);
  if (Number(engine) < tellsOtherwise) return result;
  return { ...result, changes: [...otherwise(result, facts, policy, judge), ...result.changes] };
}

function judge(facts: DecisionFacts, policy: Policy): DecisionResult {
  const { document } = policy;
  const { segment } = facts;
  const signals = facts.understanding?.signals ?? noSignals;
  const candidates = facts.understanding?.candidates ?? [];
  const noneOfThese = facts.understanding?.noneOfThese ?? 0;

  const gates = closedGates({ signals, segment, keywords: facts.keywords }, document.gates);
  const readings = correctedReadings(facts.corrected, candidates);
  const isReadAsNone = facts.understanding !== null && noneOfThese >= document.understanding.noneOfThese;
  const isOutOfScope = facts.corrected ? facts.corrected.issueType === null : isReadAsNone;
  const language = facts.understanding?.language ?? null;
  const isForeign = language !== null && !document.understanding.languages.includes(language);
  const top = readings.find((c) => policy.issueType(c.issueType));
  const asRead = candidates.find((c) => c.issueType === top?.issueType);
  const confidence = isOutOfScope ? 0 : (asRead?.probability ?? 0);

  const { complexityMean, complexityDeviation } = document.understanding;
  const whose = { candidates: readings, segment, at: facts.at };
  const { owner: scopeTeam, tier: scopeTier } = document.outOfScope;
  const byScope = reason("ownerByScope", { team: scopeTeam });
  const owner = isOutOfScope
    ? orLastResort(policy, { team: scopeTeam, tier: scopeTier, issueType: null, reason: byScope })
    : resolveOwner(policy, whose);
  const around = contextEffects(facts.context ?? null, owner.issueType, document.context);
  const context = withUnfamiliar(around, facts, isForeign, policy);
  const complexity = (signals.complexity.value - complexityMean) / complexityDeviation + context.complexity;
  const learnt = learnedPlace(facts.precedent ?? null, owner, policy);
  const learned = withOverrides(learnt, facts, policy);
  const { estimates } = facts;
  const expected = estimates?.issueType === owner.issueType ? estimates?.tiers : undefined;
  const start = learned.start ?? chooseStartTier(policy, learned.owner, complexity, expected);

  let band: Band;
  if (facts.understanding === null) {
    band = { disposition: "human", reasons: [reason("understandingFailed")], changes: [] };
  } else if (facts.corrected) {
    // The machine had it wrong once: a person goes on with it.
    const place = { team: learned.owner.team, tier: start.tier };
    band = { disposition: "human", reasons: [reason("correctedByPerson", place)], changes: [] };
  } else if (isForeign) {
    band = { disposition: "human", reasons: [reason("languageUnsupported", { language: language! })], changes: [] };
  } else if (isOutOfScope) {
    band = { disposition: "human", reasons: [reason("outOfScope", { probability: noneOfThese })], changes: [] };
  } else if (!top) {
    band = { disposition: "human", reasons: [reason("ownerMissing")], changes: [] };
  } else {
    const isPlaced = learnt.owner !== owner || learnt.start !== null;
    const { lowered, reasons } = loweredFor(facts, top.issueType, confidence, policy);
    band = bandOf(policy, top.issueType, confidence - lowered);
    const without = lowered > 0 ? bandOf(policy, top.issueType, confidence).disposition : band.disposition;
    const changes = without === band.disposition ? [] : [reason("hadAnswersHeld", { disposition: without })];
    band = { ...band, reasons: [...band.reasons, ...reasons], changes: [...changes, ...band.changes] };
    band = heldByCorrection(band, facts, policy, isPlaced, top.issueType);
    band = checked(band, context);
  }
  const isGated = gates.length > 0;
  const disposition = isGated ? "human" : band.disposition;
  const changes = [
    ...(isGated ? [reason("withoutGate", { disposition: band.disposition })] : band.changes),
    ...(learned.owner === owner && !isOutOfScope ? otherOwners(policy, whose, owner) : []),
    ...whatContextWouldChange(policy, learned.owner, { complexity, tier: start.tier, disposition }, context, expected),
  ];

  const gravity = new Set(["gateLegalOrSecurity", "gateBillingDispute"]);
  const hasGravity = gates.some((g) => gravity.has(g.code));
  const priority = scorePriority({ segment, signals, hasGravity, context: context.contributions }, document.priority);
  return {
    disposition,
    issueType: facts.corrected ? facts.corrected.issueType : owner.issueType,
    confidence,
    candidates: candidates.slice(0, 5),
    team: learned.owner.team,
    tier: start.tier,
    minTier: learned.start ? start.tier : Math.min(start.tier, lowestTier(policy, learned.owner)),
    complexity,
    priority: priority.score,
    contributions: priority.contributions,
    importance: importanceOf(priority.score, document.priority.importanceK),
    reasons: [...gates, ...band.reasons, ...typeReason(facts), ...context.reasons, learned.owner.reason, start.reason],
    changes,
    ...(context.repeated && { repeatedContact: context.repeated }),
    ...(expected && { path: predictPath(policy, learned.owner, expected, complexity) }),
  };
}
