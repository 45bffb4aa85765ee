import { logistic, successLogit } from "../../domain/assignment/gatekeeper";
import { expectedOf } from "../../domain/estimates/expected";
import type { Policy } from "../../domain/policy/compile";
import { db } from "../client";
import { halfLifeDays, loadEstimates, windowDays } from "../estimates";

/** What is expected of an issue type at a tier, and what the policy says of it before any outcome. */
export interface EstimateLine {
  tier: number;
  prior: { success: number; minutes: number } | null;
  success: number;
  minutes: number;
  exchanges: number;
  outcomes: number;
}

export interface EstimatesView {
  /** null before the first run: the priors stand alone. */
  run: { version: number; asOf: number; outcomes: number; priorWeight: number } | null;
  windowDays: number;
  halfLifeDays: number;
  /** The issue types that most is known of first. */
  types: { issueType: string; outcomes: number; tiers: EstimateLine[] }[];
}

/** The estimates in force, of every issue type of the policy at every tier. */
export async function showEstimates(policy: Policy): Promise<EstimatesView> {
  const estimates = await loadEstimates();
  const run = estimates && (await db.estimateRun.findUnique({ where: { version: estimates.version } }));
  const types = policy.document.issueTypes.map(({ id, priors }) => {
    const tiers = expectedOf(estimates, policy, id).map(({ tier, success, handlingMinutes, exchanges, outcomes }) => {
      const prior = priors.find((p) => p.tier === tier);
      return {
        tier,
        prior: prior ? { success: prior.success, minutes: prior.handlingMinutes } : null,
        success,
        minutes: handlingMinutes,
        exchanges,
        outcomes,
      };
    });
    return { issueType: id, outcomes: tiers.reduce((sum, t) => sum + t.outcomes, 0), tiers };
  });
  types.sort((a, b) => b.outcomes - a.outcomes || (a.issueType < b.issueType ? -1 : 1));
  return {
    run: run && {
      version: run.version,
      asOf: run.asOf.getTime(),
      outcomes: run.outcomes,
      priorWeight: run.priorWeight,
    },
    windowDays,
    halfLifeDays,
    types,
  };
}

/** Fewer outcomes say too little of a person to be shown to anybody. */
const leastOutcomes = 30;

/** What outcomes say of one person's work, for their lead: the chance that their tier solves a ticket of average complexity,
 *  and the one that they do. */
export interface PersonOutcomes {
  /** Below so many nothing is shown. */
  least: number;
  issueTypes: { issueType: string; name: string; outcomes: number; usual: number; own: number }[];
  speed: { speed: number; outcomes: number } | null;
}

/** null where the asker is no lead of a team of that person: nobody else is shown it, and nothing sorts people by it. */
export async function outcomesOf(
  personId: string,
  asker: { id: string; role: string },
): Promise<PersonOutcomes | null> {
  if (asker.role !== "lead" || asker.id === personId) return null;
  const shared = await db.personTeam.findFirst({
    where: { personId, team: { people: { some: { personId: asker.id } } } },
  });
  if (!shared) return null;
  const run = await db.estimateRun.findFirst({ orderBy: { version: "desc" }, select: { version: true } });
  if (!run) return { least: leastOutcomes, issueTypes: [], speed: null };
  const where = { version: run.version, personId, outcomes: { gte: leastOutcomes } };
  const [person, skills, speed, types, cells] = await Promise.all([
    db.person.findUniqueOrThrow({ where: { id: personId }, select: { tier: true } }),
    db.estimateSkill.findMany({ where, orderBy: { issueTypeId: "asc" } }),
    db.estimateSpeed.findFirst({ where }),
    db.issueType.findMany({ select: { id: true, name: true } }),
    db.estimateCell.findMany({ where: { version: run.version } }),
  ]);
  const names = new Map(types.map((t) => [t.id, t.name]));
  return {
    least: leastOutcomes,
    issueTypes: skills.flatMap(({ issueTypeId: issueType, offsetLogits, outcomes }) => {
      const usual = cells.find((c) => c.issueTypeId === issueType && c.tier === person.tier)?.success;
      if (usual === undefined) return []; // they have changed their tier, and nothing is known of it yet
      const own = logistic(successLogit(usual, 0, 0) + offsetLogits);
      return [{ issueType, name: names.get(issueType) ?? issueType, outcomes, usual, own }];
    }),
    speed: speed && { speed: speed.speed, outcomes: speed.outcomes },
  };
}
