import type { Precedent } from "../learning/correction";
import type { Policy } from "../policy/compile";
import { type Reason, reason } from "../reasons";
import type { Ownership } from "./owner";

/** Owner and start tier after what a person put right on a message much like this one. What the policy no longer has, a
 *  team without tiers or a tier below the lowest allowed, is left as the policy says. */
export function learnedPlace(
  precedent: Precedent | null,
  owner: Ownership,
  policy: Policy,
): { owner: Ownership; start: { tier: number; reason: Reason } | null } {
  if (!precedent) return { owner, start: null };
  const { ticket, closeness } = precedent;
  const hasTeam = precedent.team !== undefined && policy.teamTiers(precedent.team).length > 0;
  const team = hasTeam ? precedent.team! : owner.team;
  const learned = hasTeam
    ? { ...owner, team, reason: reason("ownerByCorrection", { team, ticket, closeness }) }
    : owner;
  const { tier } = precedent;
  const isAllowed = tier !== undefined && tier >= owner.tier && policy.teamTiers(team).includes(tier);
  const start = isAllowed ? { tier, reason: reason("tierByCorrection", { tier, ticket, closeness }) } : null;
  return { owner: learned, start };
}
