import { logistic, successLogit } from "../../assignment/gatekeeper";
import type { Policy } from "../../policy/compile";
import type { Knowledge } from "./knowledge";
import type { Stratum } from "./strata";

/** Reading what others did before, in minutes; the same as where the planner chooses a tier. */
const handoffMinutes = 8;
/** Share of a touch's time after which it turns out that it does not succeed (server/domain/simulation/README.md). */
const failedShare = 0.6;
/** A person reads and sends a draft of the assistant, at the lowest tier. */
const reviewMinutes = 3;
/** An issue type that nobody knows anything of. */
const unknownRung = { success: 0.7, minutes: 20 };

/** How one ticket of a stratum is expected to go. */
export interface Expected {
  /** People's minutes at the tiers of the path, ascending; and together. */
  minutes: { tier: number; spent: number }[];
  work: number;
  /** Moves up a tier, and how far their number varies. */
  escalations: number;
  escalationsVariance: number;
  /** Chance that the assistant alone resolves it. */
  contained: number;
  cost: number;
}

/** The path through the tiers of its team from where it begins: each solves it with its chance at this complexity or hands it up; the
 *  last keeps what it cannot solve. Where the assistant has it first, people get what it does not settle. */
export function expectedPath(policy: Policy, stratum: Stratum, knowledge: Knowledge): Expected {
  const { lane, team, issueType, complexity } = stratum;
  const known = knowledge.tiers(issueType);
  const staffed = policy.teamTiers(team).filter((t) => t >= stratum.tier);
  const rungs = staffed.length > 0 ? staffed : [stratum.tier];
  const contained = lane === "human" ? 0 : knowledge.containment(issueType).p;
  const minutes: Expected["minutes"] = [];
  let [total, cost] = [0, 0];
  let reach = 1 - contained;
  let escalations = 0;
  let escalationsVariance = 0;
  for (const [i, tier] of rungs.entries()) {
    const rung = known.find((k) => k.tier === tier) ?? unknownRung;
    const own = policy.document.tiers.find((t) => t.tier === tier);
    const effect = own?.complexityEffect ?? 0;
    const isLast = i === rungs.length - 1;
    const success = isLast ? 1 : logistic(successLogit(rung.success, effect, complexity));
    const work = rung.minutes * (success + (1 - success) * failedShare) + (i > 0 ? handoffMinutes : 0);
    const spent = reach * work + (i === 0 && lane === "review" ? reviewMinutes : 0);
    minutes.push({ tier, spent });
    total += spent;
    cost += spent * (own?.costPerMinute ?? 0);
    reach *= 1 - success;
    escalations += reach;
    escalationsVariance += reach * (1 - reach);
  }
  return { minutes, work: total, escalations, escalationsVariance, contained, cost };
}
