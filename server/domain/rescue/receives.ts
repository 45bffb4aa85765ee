import type { Policy } from "../policy/compile";
import type { Presence } from "../vocabulary";

/** The policy's own presences in which work arrives. */
export const receivingCustoms = (policy: Policy | null): string[] =>
  (policy?.document.presence.custom ?? []).filter((c) => c.receivesWork).map((c) => c.id);

/** Whether work arrives in a presence, as people are told where they choose it. One that the policy no longer has receives
 *  nothing. */
export const receivesWork = (presence: Presence, custom: string | null, policy: Policy | null): boolean =>
  presence === "online" || (presence === "custom" && custom !== null && receivingCustoms(policy).includes(custom));

/** A presence as people read it: what it is called where the policy named it, and whether work arrives. */
export function presenceFacts(presence: Presence, custom: string | null, policy: Policy | null) {
  const own = presence === "custom" ? policy?.document.presence.custom.find((c) => c.id === custom) : undefined;
  return { presence, presenceName: own?.name ?? null, receives: receivesWork(presence, custom, policy) };
}
