import { loadEstimates } from "../../db/estimates";
import { accountsNow, askedLately } from "../../db/patterns/accounts";
import { articlesByType, handAnswered } from "../../db/patterns/documentation";
import { escalatedSince, openSince, wordsOfNames } from "../../db/patterns/escalated";
import { outcomesOfPeople, peopleByTeam, resolvedAbove } from "../../db/patterns/outcomes";
import { acceptedLately, awaitedLately, ownedLately } from "../../db/patterns/routing";
import { currentPolicy } from "../../db/policies";
import { loadShifts } from "../../db/shifts";
import { dayOf } from "../../domain/context/days";
import { accountsAtRisk } from "../../domain/patterns/accounts";
import { circles } from "../../domain/patterns/circular";
import { coverGaps } from "../../domain/patterns/cover";
import { documentationGaps } from "../../domain/patterns/documentation";
import type { Claim } from "../../domain/patterns/pattern";
import { abandonments, bottlenecks, overEscalations } from "../../domain/patterns/routing";
import { pastDays, surgeDays } from "../../domain/patterns/surge/surges";
import { surgeClaims } from "../../domain/patterns/surgeClaims";
import { trainingGaps } from "../../domain/patterns/training";
import { trialPatterns } from "../../domain/patterns/trials";
import type { Policy } from "../../domain/policy/compile";
import { coverByHour } from "../../domain/policy/cover";
import { deskZone } from "../../domain/policy/deskZone";

const dayMs = 86_400_000;

/** The next lower tier that the owner of an issue type staffs. */
export function tierBelow(policy: Policy, issueType: string, tier: number): number | null {
  const owner = policy.issueType(issueType)?.owner;
  return owner === undefined ? null : (policy.teamTiers(owner).findLast((t) => t < tier) ?? null);
}

async function ofPeople(policy: Policy): Promise<Claim[]> {
  const [outcomes, teams, above, estimates] = await Promise.all([
    outcomesOfPeople(),
    peopleByTeam(),
    resolvedAbove(),
    loadEstimates(),
  ]);
  const effects = new Map(policy.document.tiers.map((t) => [t.tier, t.complexityEffect]));
  const prior = (issueType: string, tier: number) =>
    policy.issueType(issueType)?.priors.find((p) => p.tier === tier)?.success;
  const below = (issueType: string, tier: number) => {
    const lower = tierBelow(policy, issueType, tier);
    const known = estimates?.byType.get(issueType)?.find((e) => e.tier === lower);
    return known ?? null;
  };
  return [
    ...trainingGaps(outcomes, { effects, prior, teams }),
    ...overEscalations(above, below, (issueType) => policy.issueType(issueType)?.startTier ?? null),
  ];
}

/** Who accepts late, and what comes while nobody is on shift. */
async function ofQueues({ document }: Policy, now: number): Promise<Claim[]> {
  const zone = deskZone(document);
  const [accepted, shifts] = await Promise.all([acceptedLately(zone), loadShifts(dayOf(now), zone)]);
  return [...bottlenecks(accepted), ...coverGaps(accepted, coverByHour({ shifts }, document), zone)];
}

/** Everything that the desk's own tickets claim as of `now`, epoch ms; and how many escalations were compared. */
export async function findClaims(now: number): Promise<{ claims: Claim[]; compared: number }> {
  const policy = await currentPolicy();
  if (!policy) return { claims: [], compared: 0 };
  const today = Math.floor(now / dayMs);
  const from = (days: number) => (today - days + 1) * dayMs;
  const [escalated, open, names] = await Promise.all([
    escalatedSince(from(pastDays + surgeDays)),
    openSince(from(surgeDays)),
    wordsOfNames(),
  ]);
  const surges = surgeClaims(escalated, open, names, today);
  const gaps = documentationGaps(await handAnswered(), await articlesByType(), today);
  const accounts = accountsAtRisk(await accountsNow());
  const trials = trialPatterns(await askedLately());
  const queues = [
    ...(await ofQueues(policy, now)),
    ...abandonments(await awaitedLately()),
    ...circles(await ownedLately()),
  ];
  const claims = [...surges, ...gaps, ...accounts, ...trials, ...queues, ...(await ofPeople(policy))];
  return { claims, compared: escalated.length };
}
