import { copyCell } from "../../db/history/connection";
import type { Facts, HistoryRow, Sort } from "../../domain/history/rows";

/** How a row stands in the stage: what it says, short. */
type Said = [
  key: string,
  at: number,
  owner: string | null,
  tier: number | null,
  createdAt: number | null,
  resolvedAt: number | null,
  flags: number,
  sort: Sort,
  facts: Facts | null,
];

const flag = { isResolution: 1, isReopened: 2, isReopening: 4, hasId: 8 } as const;

/** A line for the stage, in COPY's text format. */
export function stagedRow(ticketId: string, line: number, id: string, r: HistoryRow): string {
  const flags =
    (r.isResolution ? flag.isResolution : 0) |
    (r.isReopened ? flag.isReopened : 0) |
    (r.isReopening ? flag.isReopening : 0) |
    (r.eventId === null ? 0 : flag.hasId);
  const said: Said = [r.key, r.at, r.owner, r.tier, r.createdAt, r.resolvedAt, flags, r.sort, r.facts];
  return `${ticketId}\t${line}\t${id}\t${copyCell(JSON.stringify(said))}`;
}

/** A row that cannot be read, of a ticket that is known. */
export const stagedFault = (ticketId: string, line: number): string => `${ticketId}\t${line}\t\\N\t`;

export function fromStage(data: string): Omit<HistoryRow, "eventId"> & { hasId: boolean } {
  const [key, at, owner, tier, createdAt, resolvedAt, flags, sort, facts] = JSON.parse(data) as Said;
  const is = (which: number) => (flags & which) !== 0;
  return {
    ...{ key, at, owner, tier, createdAt, resolvedAt, sort, facts },
    isResolution: is(flag.isResolution),
    isReopened: is(flag.isReopened),
    isReopening: is(flag.isReopening),
    hasId: is(flag.hasId),
  };
}
