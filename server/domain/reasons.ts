/** Why something was decided, ordered, offered or refused: a code from this list with its parameters. The sentences live
 *  in the message catalogue under `reasons`, one per code, so that screens, API and command line say the same. */
export const reasonCodes = [
  // gates
  "gateBillingDispute",
  "gatePolicyException",
  "gateHumanRequest",
  "gateLegalOrSecurity",
  "gateFrustration",
  "gateSeverity",
  "gateUrgency",
  "gateComplexity",
  "gateSegment",
  "gateKeyword",
  // scope and bands
  "outOfScope",
  "languageUnsupported",
  "aboveHigh",
  "betweenBands",
  "belowLow",
  "stageHolds",
  "stageOff",
  "answersLowered",
  "understandingFailed",
  "lanesNotOpenYet", // until step 2; histories still name it
  // the assistant: why it has a ticket, why it gave it to a person
  "assistantAnswers",
  "assistantDrafts",
  "assistantStopped",
  "assistantPhone",
  "assistantObjected",
  "assistantAsked",
  "assistantTurns",
  "assistantTopic",
  "assistantRead",
  "assistantNoArticle",
  "assistantVariable",
  "assistantAction",
  "assistantClock",
  "assistantTakenOver",
  "reviewRejected",
  "reviewExpired",
  // what would have changed it
  "wouldBeAutonomous",
  "wouldBeReview",
  "wouldBeHuman",
  "wouldAtStage",
  "withinScope",
  "inDeskLanguage",
  "withoutCorrection",
  "onceRead",
  "asKnownType",
  "withoutGate",
  "withoutContext",
  "afterTraining",
  "hadAnswersHeld",
  "withoutEvent",
  "withoutVolume",
  "atOtherHours",
  "inOtherSegment",
  // owner and tier
  "ownerByIssueType",
  "ownerByRule",
  "ownerByIntersection", // until rules had names and hours; older decisions say it
  "ownerByScope",
  "ownerByOverride",
  "overrideEnded",
  "followsVersion",
  "ownerLastResort",
  "ownerMissing",
  "ownerUnknown",
  "ownerNext",
  "hopLimit",
  "startTierPolicy",
  "startTierComplexity",
  "startTierEstimate",
  "beginsAtTier",
  "tierRaised",
  "topOfTeam",
  "tierLowered",
  // learned from a person
  "typeByCorrection",
  "ownerByCorrection",
  "tierByCorrection",
  "correctionChecked",
  "correctedByPerson",
  "correctionUndone",
  // an alarm of a clock moved it
  "alarm",
  // the account's context: events, use, earlier tickets
  "contextEvent",
  "contextVolume",
  "contextRepeated",
  "contextChecked",
  // the desk's own past
  "unlikeResolved",
  "newError",
  // priority
  "prioritySegment",
  "priorityFrustration",
  "priorityUrgency",
  "prioritySeverity",
  "priorityGate",
  "priorityRenewal",
  "priorityChurnRisk",
  "priorityValue",
  "priorityRepeated",
  "priorityReopened",
  // planning: why this agent
  "assignedBestValue",
  "assignedOnlyEligible",
  "assignedPreferred",
  "assignedHelpDown",
  "assignedLastResort",
  "assignedManually",
  "takenByHand",
  "givenByHand",
  "sentByHand",
  "givingUndone",
  "rescued",
  "rescuedOften",
  "handedOff",
  "normalised",
  // planning: why nobody (yet)
  "invalid",
  "noAgents",
  "nobodyOnline",
  "nobodyInTeam",
  "nobodyAtTier",
  "allAtCapacity",
  "allBarred",
  "missingSkill",
  "betterElsewhere",
  // what would have to happen for a waiting ticket to be given
  "untilOnline",
  "untilFree",
  "untilHelp",
  "untilSkill",
  "untilAskedAgain",
  "untilMended",
  "untilPlanned",
  // why not this person: what kept them out, or how the chosen one was better
  "passedAbsent",
  "passedTeam",
  "passedBarred",
  "passedTier",
  "passedAbove",
  "passedSkill",
  "passedCapacity",
  "passedHelpDown",
  "passedInvalid",
  "passedTaken",
  "passedBeyond",
  "passedByHand",
  "passedHelper",
  "passedKnows",
  "passedLikelier",
  "passedQuicker",
  "passedShift",
  "passedWage",
  "passedTie",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export type ReasonParams = Record<string, string | number | boolean>;
export interface Reason {
  code: ReasonCode;
  params: ReasonParams;
}

export const reason = (code: ReasonCode, params: ReasonParams = {}): Reason => ({ code, params });

/** Whether two lists say the same, whatever the order of their parameters: the database keeps its own. */
export const isSameReasons = (a: readonly Reason[], b: readonly Reason[]): boolean =>
  a.length === b.length &&
  a.every((r, i) => {
    const other = b[i]!;
    const keys = Object.keys(r.params);
    const isSame = r.code === other.code && keys.length === Object.keys(other.params).length;
    return isSame && keys.every((key) => r.params[key] === other.params[key]);
  });
