import {
  type AutonomyStage,
  autonomyStages,
  type HourState,
  hourStates,
  type Segment,
  segments,
} from "@/server/domain/vocabulary";
import { isRow, number, rows, text } from "../read";

export interface Bands {
  high: number;
  low: number;
}
export interface Owned {
  id: string;
  name: string;
  team: string | null;
  tier: number | null;
  stage: AutonomyStage | null;
  /** null: the desk's own. */
  bands: Bands | null;
}
export interface OwnedByRule {
  id: string;
  types: string[];
  /** Empty: all. */
  segments: Segment[];
  hours: { calendar: string; during: HourState } | null;
  team: string | null;
}
export interface Ownership {
  types: Owned[];
  bands: Bands | null;
  /** What goes before the issue types' own owners, in order. */
  rules: OwnedByRule[];
  outOfScope: { team: string; tier: number | null } | null;
  lastResort: { team: string; tier: number | null; isNamed: boolean } | null;
}

const bandsOf = (x: unknown): Bands | null =>
  isRow(x) && typeof x.high === "number" && typeof x.low === "number" ? { high: x.high, low: x.low } : null;

const list = (x: unknown): unknown[] => (Array.isArray(x) ? x : []);

/** Who owns what, read from any document: a draft may still miss anything, and what it has is shown. */
export function ownershipOf(document: unknown): Ownership {
  const d = isRow(document) ? document : {};
  const nameOf = (list: unknown) => new Map(rows(list).map((one) => [one.id, text(one.name)]));
  const teams = nameOf(d.teams);
  const types = nameOf(d.issueTypes);
  const calendars = nameOf(d.calendars);
  const team = (id: unknown) => teams.get(id) ?? text(id);
  const type = (id: unknown) => types.get(id) ?? text(id) ?? "?";
  const place = (x: unknown, key: string) => {
    const name = isRow(x) ? team(x[key]) : null;
    return isRow(x) && name !== null ? { team: name, tier: number(x.tier) } : null;
  };
  const last = place(d.lastResort, "team");
  return {
    types: rows(d.issueTypes).map((one, index) => ({
      id: text(one.id) ?? String(index),
      name: text(one.name) ?? text(one.id) ?? "?",
      team: team(one.owner),
      tier: number(one.startTier),
      stage: autonomyStages.find((stage) => stage === one.stage) ?? null,
      bands: bandsOf(one.bands),
    })),
    bands: bandsOf(d.bands),
    rules: rows(d.ownership).map((one, index) => {
      const { hours } = one;
      const during = isRow(hours) ? hourStates.find((state) => state === hours.during) : undefined;
      return {
        id: text(one.id) ?? String(index),
        types: list(one.issueTypes).map(type),
        segments: segments.filter((s) => list(one.segments).includes(s)),
        hours:
          isRow(hours) && during
            ? { calendar: calendars.get(hours.calendar) ?? text(hours.calendar) ?? "?", during }
            : null,
        team: team(one.owner),
      };
    }),
    outOfScope: place(d.outOfScope, "owner"),
    lastResort: last && { ...last, isNamed: isRow(d.lastResort) && text(d.lastResort.person) !== null },
  };
}
