import { z } from "zod";
import { type Presence, presences } from "../vocabulary";

/** What a person should know before they give work by hand, and say that they mean it. */
export const giveWarning = z.discriminatedUnion("kind", [
  /** `after`: how much they will have, in slots: channels weigh differently. */
  z.object({
    kind: z.literal("overCapacity"),
    load: z.number(),
    capacity: z.int(),
    after: z.number(),
  }),
  z.object({ kind: z.literal("absent"), presence: z.enum(presences) }),
  z.object({ kind: z.literal("otherTeam"), count: z.int() }),
  z.object({ kind: z.literal("belowTier"), count: z.int() }),
]);
export type GiveWarning = z.infer<typeof giveWarning>;

/** Whoever is given tickets, and what of these tickets is new to them. */
export interface Receiving {
  presence: Presence;
  /** Work arrives: they are there, in a presence that lets it. */
  receives: boolean;
  capacity: number;
  /** Slots that tickets in hand and pending offers take, these tickets left out. */
  load: number;
  /** And those of these tickets that they have or are being offered already. */
  already: number;
  /** And those that they get now. */
  gains: number;
  /** Of those: owned by a team they are not in; waiting above their tier. */
  otherTeam: number;
  belowTier: number;
}

export function giveWarnings({
  presence,
  receives,
  capacity,
  load,
  already,
  gains,
  otherTeam,
  belowTier,
}: Receiving): GiveWarning[] {
  const has = load + already;
  const after = has + gains;
  return [
    ...(gains > 0 && after > capacity ? [{ kind: "overCapacity", load: has, capacity, after } as const] : []),
    // Whoever is gone without a word still reads as online.
    ...(receives ? [] : [{ kind: "absent", presence: presence === "online" ? "offline" : presence } as const]),
    ...(otherTeam > 0 ? [{ kind: "otherTeam", count: otherTeam } as const] : []),
    ...(belowTier > 0 ? [{ kind: "belowTier", count: belowTier } as const] : []),
  ];
}

/** Whether somebody has agreed to a warning: to this one, or to a worse one of its kind. */
export const isAgreed = (warning: GiveWarning, agreed: readonly GiveWarning[]): boolean =>
  agreed.some((a) => {
    if (a.kind === "overCapacity") return warning.kind === a.kind && warning.after <= a.after;
    if (a.kind === "absent") return warning.kind === a.kind && warning.presence === a.presence;
    return warning.kind === a.kind && warning.count <= a.count;
  });
