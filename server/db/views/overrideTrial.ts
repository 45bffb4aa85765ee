import { planningHorizon } from "../../domain/forecast/staffing";
import type { QueueTrial } from "../../domain/forecast/trial";
import { longestDays, type OverrideDraft } from "../../domain/override/check";
import { firstGap, type Stretch } from "../../domain/override/gap";
import type { Policy } from "../../domain/policy/compile";
import { db } from "../client";
import { shiftEnd, shiftOf } from "../schedules";
import { loadForecast } from "./forecast";

/** What an override would be like, before it is made. */
export interface OverridePreview {
  /** The first time within it in which nobody who could take its work has hours; null = somebody always has, or works as long as
   *  they like. Instants are epoch ms. */
  gap: Stretch | null;
  /** Of an override of a whole team: its queues' chances, and those of the team that it gives to. null = not forecast. */
  effect: { hours: number; queues: QueueTrial[] } | null;
}

const longestMs = longestDays * 86_400_000;
/** More shifts than fourteen days can have. */
const mostShifts = 200;

/** The shifts of somebody's hours until an instant. */
function shiftsOf(schedule: unknown, { from, until }: Stretch): Stretch[] {
  const shifts: Stretch[] = [];
  for (let at = from; at < until && shifts.length < mostShifts; ) {
    const now = shiftOf(schedule, at);
    if (!now) break;
    const end = shiftEnd(schedule, at);
    const changesAt = now.changesAt ?? until;
    if (now.isOn && end !== null) shifts.push({ from: at, until: changesAt });
    at = Math.max(changesAt, at + 1);
  }
  return shifts;
}

async function gapOf(toTeam: string, toTier: number | null, during: Stretch): Promise<Stretch | null> {
  const people = await db.$queryRaw<{ schedule: unknown }[]>`
    SELECT p.schedule FROM person p JOIN working_team w ON w.person_id = p.id
    WHERE p.disabled_at IS NULL AND w.team_id = ${toTeam} AND p.tier >= ${toTier ?? 1}`;
  // Presence alone says when whoever has no hours works.
  if (people.some((p) => p.schedule === null)) return null;
  const shifts = people.flatMap((p) => shiftsOf(p.schedule, during));
  return firstGap(shifts, during);
}

export type OverrideQuestion = Pick<OverrideDraft, "scope" | "segment" | "toTeam" | "toTier" | "until" | "moves">;

export async function previewOverride(policy: Policy, asked: OverrideQuestion): Promise<OverridePreview> {
  const { scope, segment, toTeam, toTier, moves } = asked;
  const forecast = await loadForecast(policy);
  const { now } = forecast.floor;
  const gap = await gapOf(toTeam, toTier, { from: now, until: Math.min(asked.until, now + longestMs) });
  if (scope.kind !== "team" || segment !== null || scope.id === toTeam) return { gap, effect: null };
  const override = { team: scope.id, toTeam, toTier, moves };
  return { gap, effect: { hours: planningHorizon, queues: forecast.tryOverride(override, planningHorizon) } };
}
