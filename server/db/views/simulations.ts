import type { WhatIf } from "../../domain/simulation/whatIf/compare";
import type { SimulationState } from "../../domain/simulation/whatIf/state";
import { db } from "../client";

export interface SimulationLine {
  id: string;
  state: SimulationState;
  name: string;
  /** The draft that it was made from, while that exists, and whether it has changed since. */
  draft: { id: string; isChanged: boolean } | null;
  triedVersion: number | null;
  baseVersion: number;
  /** Null: the desk's own history. */
  source: string | null;
  from: number;
  to: number;
  requestedBy: string | null;
  requestedAt: number;
  finishedAt: number | null;
  attempts: number;
  done: number;
  total: number | null;
  error: string | null;
  errorField: string | null;
  /** Of one that is done. */
  found: { arrivals: number; differing: number } | null;
}

interface Row extends Omit<SimulationLine, "draft" | "from" | "to" | "requestedAt" | "finishedAt" | "found"> {
  draftId: string | null;
  draftRevision: number | null;
  revisionNow: number | null;
  from: Date;
  to: Date;
  requestedAt: Date;
  finishedAt: Date | null;
  arrivals: number | null;
  differing: number | null;
}

const columns = `s.id, s.state, s.name, d.id AS "draftId", s.draft_revision AS "draftRevision", d.revision AS "revisionNow",
  s.tried_version AS "triedVersion", s.base_version AS "baseVersion", s.source_name AS source, s.period_from AS "from", s.period_to AS "to",
  p.name AS "requestedBy", s.requested_at AS "requestedAt", s.finished_at AS "finishedAt", s.attempts, s.done, s.total, s.error,
  s.error_field AS "errorField", (s.result->>'arrivals')::int AS arrivals, (s.result->>'differing')::int AS differing`;
const joined = `simulation s LEFT JOIN policy_draft d ON d.id = s.draft_id LEFT JOIN person p ON p.id = s.requested_by`;

function lineOf({ draftId, draftRevision, revisionNow, arrivals, differing, ...s }: Row): SimulationLine {
  return {
    ...s,
    draft: draftId === null ? null : { id: draftId, isChanged: draftRevision !== revisionNow },
    from: s.from.getTime(),
    to: s.to.getTime(),
    requestedAt: s.requestedAt.getTime(),
    finishedAt: s.finishedAt?.getTime() ?? null,
    found: arrivals === null || differing === null ? null : { arrivals, differing },
  };
}

const shown = 50;

/** The last simulations, the newest first. */
export async function listSimulations(): Promise<SimulationLine[]> {
  const rows = await db.$queryRawUnsafe<Row[]>(
    `SELECT ${columns} FROM ${joined} ORDER BY s.requested_at DESC, s.id LIMIT ${shown}`,
  );
  return rows.map(lineOf);
}

export interface SimulationChoices {
  drafts: { id: string; name: string }[];
  /** The newest first; the first one is in force. */
  versions: { version: number; note: string }[];
  sources: { id: string; name: string; from: number; to: number }[];
  /** When the desk's own tickets begin; null where there are none. */
  ownFrom: number | null;
}

export async function simulationChoices(): Promise<SimulationChoices> {
  const [drafts, versions, sources, [own]] = await Promise.all([
    db.policyDraft.findMany({ orderBy: { updatedAt: "desc" }, select: { id: true, name: true } }),
    db.policyVersion.findMany({ orderBy: { version: "desc" }, select: { version: true, note: true }, take: 100 }),
    db.$queryRaw<{ id: string; name: string; from: Date; to: Date }[]>`
      SELECT s.id::text, s.name, min(t.created_at) AS "from", max(t.created_at) AS "to"
      FROM history_source s JOIN history_ticket t ON t.source_id = s.id WHERE s.deleted_at IS NULL GROUP BY s.id ORDER BY s.name`,
    db.$queryRaw<{ from: Date | null }[]>`SELECT min(created_at) AS "from" FROM ticket`,
  ]);
  return {
    drafts,
    versions,
    sources: sources.map((s) => ({ ...s, from: s.from.getTime(), to: s.to.getTime() })),
    ownFrom: own?.from?.getTime() ?? null,
  };
}

/** What the documents call things, the tried one's word last: by id. */
export interface SimulationNames {
  teams: Record<string, string>;
  issueTypes: Record<string, string>;
}
interface Named {
  teams?: { id: string; name: string }[];
  issueTypes?: { id: string; name: string }[];
}
const byId = (...lists: ({ id: string; name: string }[] | undefined)[]) =>
  Object.fromEntries(lists.flatMap((list) => (list ?? []).map(({ id, name }) => [id, name])));

export interface SimulationView extends SimulationLine {
  result: WhatIf | null;
  names: SimulationNames;
}

export async function viewSimulation(id: string): Promise<SimulationView | null> {
  const [row] = await db.$queryRawUnsafe<(Row & { result: WhatIf | null; was: Named | null; is: Named })[]>(
    `SELECT ${columns}, s.result, jsonb_build_object('teams', v.document->'teams', 'issueTypes', v.document->'issueTypes') AS was,
       jsonb_build_object('teams', s.document->'teams', 'issueTypes', s.document->'issueTypes') AS is
     FROM ${joined} LEFT JOIN policy_version v ON v.version = s.base_version WHERE s.id = $1::uuid`,
    id,
  );
  if (!row) return null;
  const { result, was, is, ...line } = row;
  const names = { teams: byId(was?.teams, is.teams), issueTypes: byId(was?.issueTypes, is.issueTypes) };
  return { ...lineOf(line), result, names };
}
