import { z } from "zod";
import type { Policy } from "../policy/compile";
import { type Segment, segments } from "../vocabulary";
import { inForce, type Override } from "./override";

const day = 86_400_000;
/** What lasts longer belongs into the policy. */
export const longestDays = 14;

/** What a lead asks for. `until` in epoch ms. */
export const overrideDraft = z.strictObject({
  scope: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("issueType"), id: z.string().min(1, "Choose what it is for.").max(80) }),
    z.strictObject({ kind: z.literal("team"), id: z.string().min(1, "Choose what it is for.").max(80) }),
  ]),
  segment: z.enum(segments).nullable(),
  toTeam: z.string().min(1, "Choose a team.").max(80),
  toTier: z.int().min(1).max(9).nullable(),
  until: z.int("Say until when."),
  reason: z
    .string()
    .transform((s) => s.toWellFormed().replaceAll("\u0000", "").trim())
    .pipe(z.string().min(3, "Say why, in a few words.").max(300, "This is longer than 300 characters.")),
  moves: z.boolean(),
});
export type OverrideDraft = z.infer<typeof overrideDraft>;

export type OverrideFault =
  | "past"
  | "tooLong"
  | "unknownScope"
  | "unknownTeam"
  | "unknownTier"
  | "unstaffed"
  | "ontoItself"
  | "taken"
  | "circle";

export interface OverrideFacts {
  policy: Policy;
  /** Those that are in force. */
  others: readonly Override[];
  /** Queues that somebody belongs to, whether they are there now or not. */
  staffed: readonly { team: string; tier: number }[];
  now: number;
}

const meet = (a: Segment | null, b: Segment | null) => a === null || b === null || a === b;

/** Whether work of some segment would come back to a team that it was taken from. */
function goesInACircle(one: Override, others: readonly Override[], policy: Policy): boolean {
  const all = [one, ...others];
  const follow = (team: string, seen: readonly string[], segment: Segment): boolean => {
    const next = all.find((o) => o.scope.kind === "team" && o.scope.id === team && meet(o.segment, segment));
    if (!next) return false;
    return seen.includes(next.to.team) || follow(next.to.team, [...seen, next.to.team], segment);
  };
  const begins = all.map((o) => {
    const team = o.scope.kind === "team" ? o.scope.id : policy.issueType(o.scope.id)?.owner;
    return { team: team ?? "", to: o.to.team, segment: o.segment };
  });
  return begins.some((b) =>
    (b.segment === null ? segments : [b.segment]).some(
      (segment) => b.team !== b.to && follow(b.to, [b.team, b.to], segment),
    ),
  );
}

/** What is wrong with an override, as a policy is checked before it is published; null = nothing. */
export function checkOverride(draft: OverrideDraft, facts: OverrideFacts): OverrideFault | null {
  const { policy, staffed, now } = facts;
  const { scope, segment, toTeam, toTier, until } = draft;
  if (until <= now) return "past";
  if (until > now + longestDays * day) return "tooLong";
  const type = scope.kind === "issueType" ? policy.issueType(scope.id) : undefined;
  if (scope.kind === "issueType" ? !type : policy.teamTiers(scope.id).length === 0) return "unknownScope";
  const tiers = policy.teamTiers(toTeam);
  if (tiers.length === 0) return "unknownTeam";
  if (toTier !== null && !tiers.includes(toTier)) return "unknownTier";
  const isSame = scope.kind === "team" ? scope.id === toTeam : type!.owner === toTeam;
  const raises = scope.kind === "issueType" && toTier !== null && toTier > type!.startTier;
  if (isSame && !raises) return "ontoItself";
  if (!staffed.some((s) => s.team === toTeam && s.tier >= (toTier ?? 1))) return "unstaffed";
  const others = inForce(facts.others, now);
  const isTaken = others.some((o) => o.scope.kind === scope.kind && o.scope.id === scope.id && o.segment === segment);
  if (isTaken) return "taken";
  const one: Override = { id: "", scope, segment, to: { team: toTeam, tier: toTier }, from: now, until };
  return goesInACircle(one, others, policy) ? "circle" : null;
}
