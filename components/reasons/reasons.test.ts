import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { type ReasonCode, type ReasonParams, reason, reasonCodes } from "@/server/domain/reasons";
import { declineReasons, escalationReasons } from "@/server/domain/vocabulary";
import { messages } from "@/server/messages";
import { sentenceParams } from "./reason-params";

const place = { team: "product", tier: 2 };
const gate = { value: 0.82, limit: 0.6 };
const band = { confidence: 0.913, high: 0.85, low: 0.6, issueType: "data-sync" };

/** The parameters that the domain gives each code. */
const domainParams: Record<ReasonCode, ReasonParams> = {
  gateBillingDispute: gate,
  gatePolicyException: gate,
  gateHumanRequest: gate,
  gateLegalOrSecurity: gate,
  gateFrustration: gate,
  gateSeverity: gate,
  gateUrgency: gate,
  gateComplexity: gate,
  gateSegment: { segment: "enterprise" },
  gateKeyword: { keyword: "data protection" },
  outOfScope: { probability: 0.77 },
  languageUnsupported: { language: "de" },
  aboveHigh: band,
  betweenBands: band,
  belowLow: band,
  stageHolds: { ...band, stage: "review" },
  stageOff: { ...band, stage: "shadow" },
  answersLowered: { issueType: "data-sync", from: 0.91, to: 0.84, wrong: 3, total: 12, days: 60 },
  understandingFailed: {},
  lanesNotOpenYet: { disposition: "review" },
  assistantAnswers: {},
  assistantDrafts: {},
  assistantStopped: {},
  assistantPhone: {},
  assistantObjected: {},
  assistantAsked: {},
  assistantTurns: { limit: 2 },
  assistantTopic: { issueType: "data-sync" },
  assistantRead: {},
  assistantNoArticle: {},
  assistantVariable: { variable: "customer.name" },
  assistantAction: { action: "send-invoice", outcome: "timedOut" },
  assistantClock: {},
  assistantTakenOver: {},
  reviewRejected: { reason: "wrong" },
  reviewExpired: { minutes: 30 },
  wouldBeAutonomous: band,
  wouldBeReview: band,
  wouldBeHuman: { ...band, stage: "review" },
  wouldAtStage: { issueType: "data-sync", stage: "review", disposition: "review", needs: "both", from: 0.6 },
  withinScope: { probability: 0.7, limit: 0.5, disposition: "review", issueType: "data-sync" },
  inDeskLanguage: { language: "de", languages: "en, fr", disposition: "review" },
  withoutCorrection: { disposition: "review", issueType: "data-sync" },
  onceRead: {},
  asKnownType: {},
  withoutGate: { disposition: "autonomous" },
  withoutContext: { disposition: "autonomous" },
  afterTraining: {},
  hadAnswersHeld: { disposition: "review" },
  withoutEvent: { event: "migration", within: 14, tier: 2, effect: "tier" },
  withoutVolume: { metric: "records_synced", change: 0.02, days: 7, from: 1, tier: 2, effect: "tier" },
  contextEvent: { event: "migration", days: 3, complexity: 1.2 },
  contextVolume: { metric: "records_synced", change: 3, days: 7, complexity: 1.2 },
  contextRepeated: { by: "customer", times: 3, days: 7, numbers: "#12, #9", complexity: 0.4 },
  contextChecked: {},
  unlikeResolved: { resolved: 1240, closest: 0.12, usual: 0.3, complexity: 0.6 },
  newError: { resolved: 1240, errors: 1, complexity: 0.4 },
  ownerByIssueType: { team: "product", issueType: "data-sync" },
  ownerByRule: {
    team: "product",
    rule: "sync-at-night",
    issueTypes: "data-sync, refund",
    isSegment: true,
    segment: "business",
    calendar: "berlin-office",
    during: "closed",
  },
  ownerByIntersection: { team: "product", first: "data-sync", second: "refund" },
  ownerByOverride: { team: "billing", instead: "product", isSame: false, tier: 2, override: "o1" },
  overrideEnded: { team: "product" },
  followsVersion: { version: 7, team: "product", instead: "access" },
  ownerByScope: { team: "product" },
  ownerLastResort: { team: "product" },
  ownerMissing: {},
  ownerUnknown: { team: "product", instead: "gardeners" },
  ownerNext: { team: "product", instead: "billing" },
  hopLimit: { team: "product", hops: 3, limit: 4 },
  atOtherHours: { team: "product", calendar: "berlin-office", during: "open" },
  inOtherSegment: { team: "product", segment: "trial" },
  startTierPolicy: { tier: 1 },
  startTierComplexity: { tier: 2, lowest: 1, saved: 18 },
  startTierEstimate: { tier: 2, lowest: 1, saved: 40, success: 0.12, outcomes: 52 },
  beginsAtTier: { tier: 2, instead: 1 },
  typeByCorrection: { ticket: 41, instead: "refund" },
  ownerByCorrection: { team: "billing", ticket: 41, closeness: 0.9 },
  tierByCorrection: { tier: 2, ticket: 41, closeness: 0.9 },
  correctionChecked: {},
  alarm: { metric: "resolution", fraction: 0.75, tier: 1 },
  correctedByPerson: { team: "billing", tier: 2 },
  correctionUndone: { team: "billing", tier: 1 },
  tierRaised: { from: 1, to: 2 },
  topOfTeam: place,
  tierLowered: { from: 2, to: 1 },
  prioritySegment: { segment: "business" },
  priorityFrustration: { value: 0.4 },
  priorityUrgency: { value: 0.4 },
  prioritySeverity: { value: 0.4 },
  priorityGate: {},
  priorityRenewal: { days: 12 },
  priorityChurnRisk: { value: 0.4 },
  priorityValue: { amount: 48000, currency: "EUR" },
  priorityRepeated: { times: 3, days: 7 },
  priorityReopened: { number: 12 },
  assignedBestValue: { ...place, among: 3 },
  assignedOnlyEligible: place,
  assignedPreferred: {},
  assignedHelpDown: { tier: 1 },
  assignedLastResort: {},
  assignedManually: {},
  takenByHand: {},
  givenByHand: { why: "workload" },
  sentByHand: { why: "absence" },
  givingUndone: {},
  rescued: { absence: "heartbeat" },
  rescuedOften: { absence: "shiftEnd", times: 3 },
  handedOff: {},
  normalised: { sum: 1.2 },
  invalid: { field: "clocks" },
  noAgents: place,
  nobodyOnline: place,
  nobodyInTeam: place,
  nobodyAtTier: place,
  allAtCapacity: place,
  allBarred: place,
  missingSkill: { ...place, skills: "german" },
  betterElsewhere: place,
  untilOnline: { ...place, count: 2 },
  untilFree: { ...place, count: 1 },
  untilHelp: { ...place, count: 1, minutes: 10, share: 0.5 },
  untilSkill: { ...place, count: 1, skills: "german" },
  untilAskedAgain: { ...place, count: 1 },
  untilMended: { field: "clocks" },
  untilPlanned: { count: 1 },
  passedAbsent: { ...place, skills: "" },
  passedTeam: { ...place, skills: "" },
  passedBarred: { ...place, skills: "" },
  passedTier: { ...place, skills: "" },
  passedAbove: { ...place, skills: "" },
  passedSkill: { ...place, skills: "german" },
  passedCapacity: { ...place, skills: "" },
  passedHelpDown: { ...place, skills: "" },
  passedInvalid: { ...place, skills: "" },
  passedTaken: { ...place, skills: "" },
  passedBeyond: { most: 20 },
  passedByHand: {},
  passedHelper: { tier: 1 },
  passedKnows: {},
  passedLikelier: {},
  passedQuicker: {},
  passedShift: {},
  passedWage: {},
  passedTie: {},
};

const faults: string[] = [];
const t = createTranslator({
  locale: "en",
  messages,
  namespace: "reasons",
  onError: (error) => faults.push(error.message),
});
const say = (code: ReasonCode, params = domainParams[code]) =>
  t(`code.${code}`, sentenceParams(reason(code, params), { product: "Product", "data-sync": "Data sync" }));

describe("the sentence of a reason", () => {
  it.each(reasonCodes)("%s formats with the domain's parameters", (code) => {
    const sentence = say(code);
    expect(faults).toEqual([]);
    expect(sentence).not.toMatch(/[{}]|undefined|NaN|reasons\./);
    expect(sentence.length).toBeGreaterThan(8);
  });
  it("has no sentence for a code that does not exist", () => {
    expect(Object.keys(messages.reasons.code).sort()).toEqual([...reasonCodes].sort());
  });
  it("writes shares as percentages and ids as names", () => {
    expect(say("aboveHigh")).toBe("Confidence 91% is at or above 85%, where the assistant may act alone.");
    expect(say("ownerByIssueType")).toBe("Product owns Data sync.");
    expect(say("ownerByRule")).toBe(
      "Product owns Data sync + refund of business accounts while berlin office is closed, by the rule “sync-at-night”.",
    );
    expect(say("ownerByRule", { ...domainParams.ownerByRule, isSegment: false, segment: "", during: "always" })).toBe(
      "Product owns Data sync + refund, by the rule “sync-at-night”.",
    );
    expect(say("ownerByIntersection")).toBe("Product owns tickets about both Data sync and refund.");
  });
  it("names what is known of the account with its numbers", () => {
    expect(say("contextEvent")).toBe("Migrated 3 days ago: harder than it reads.");
    expect(say("contextVolume")).toBe("Volume +300% in 7 days (records synced): harder than it reads.");
    expect(say("contextRepeated")).toBe("Wrote 3 times in 7 days about this: also #12, #9.");
    expect(say("withoutVolume")).toBe(
      "Volume +2% in 7 days (records synced); from +100% on it would have started at T2.",
    );
  });
  it("names what is new to the desk with its numbers", () => {
    expect(say("unlikeResolved")).toBe(
      "Unlike any of 1,240 resolved tickets: the closest is 12% alike, and 19 in 20 messages find one of 30% or more. Harder than it reads.",
    );
    expect(say("newError")).toBe("It names an error that none of 1,240 resolved tickets names: harder than it reads.");
  });
  it("says what else would have decided", () => {
    const stage = domainParams.wouldAtStage;
    expect(say("wouldAtStage")).toBe(
      "From 60% confidence on, and with Data sync in review, a draft would have gone to review.",
    );
    expect(say("wouldAtStage", { ...stage, stage: "autonomous", disposition: "autonomous", needs: "stage" })).toBe(
      "With Data sync at the stage autonomous, the assistant could have answered alone.",
    );
    expect(say("withinScope")).toBe(
      "Less than 50% sure of that, it would have been taken for Data sync, and a draft would have gone to review.",
    );
    expect(say("withinScope", { ...domainParams.withinScope, issueType: "none", disposition: "human" })).toBe(
      "Also less than 50% sure of that a person would have taken it: no issue type fits.",
    );
    expect(say("withoutCorrection", { disposition: "human", issueType: "none" })).toBe(
      "Also without what a person put right a person would have taken it, as none of the issue types.",
    );
  });
  it("says in which direction review would have been", () => {
    expect(say("wouldBeReview")).toContain("Below 85%");
    expect(say("wouldBeReview", { ...band, confidence: 0.4 })).toContain("From 60%");
  });
});

describe("answers people choose from", () => {
  it("has words for every reason to decline and to escalate", () => {
    for (const one of declineReasons) expect(t(`decline.${one}`)).not.toContain("reasons.");
    for (const one of escalationReasons) expect(t(`escalation.${one}`)).not.toContain("reasons.");
  });
});
