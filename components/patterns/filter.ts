import { type Audience, audiences, type PatternKind, patternKinds } from "@/server/domain/patterns/pattern";
import type { Pattern } from "./types";

/** Where a card stands: owed, put away, dismissed, or not found any more. */
export const shelves = ["owed", "snoozed", "dismissed", "over"] as const;
export type Shelf = (typeof shelves)[number];

export interface PatternFilter {
  kind: PatternKind | null;
  audience: Audience | null;
  shelf: Shelf;
}

/** The address's `kind`, `who` and `state`; what it does not know it leaves out. */
export function filterOf(asked: Partial<Record<"kind" | "who" | "state", string | null>>): PatternFilter {
  return {
    kind: patternKinds.find((k) => k === asked.kind) ?? null,
    audience: audiences.find((a) => a === asked.who) ?? null,
    shelf: shelves.find((s) => s === asked.state) ?? "owed",
  };
}

export function shelfOf({ state, endedAt }: Pick<Pattern, "state" | "endedAt">): Shelf {
  if (state === "dismissed" || state === "snoozed") return state;
  return endedAt === null ? "owed" : "over";
}

/** What is nobody's yet first, then what somebody has, each by how lately it was first found. */
const rank = ({ state, incident }: Pick<Pattern, "state" | "incident">) =>
  state === "open" ? 0 : incident && incident.resolvedAt === null ? 1 : 2;

export const fitting = (patterns: readonly Pattern[], { kind, audience, shelf }: PatternFilter): Pattern[] =>
  patterns
    .filter(
      (p) =>
        shelfOf(p) === shelf &&
        (kind === null || p.kind === kind) &&
        (audience === null || p.audience.includes(audience)),
    )
    .sort((a, b) => rank(a) - rank(b) || b.firstSeenAt - a.firstSeenAt || (a.id < b.id ? -1 : 1));
