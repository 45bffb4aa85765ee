import { type Brief, briefOf } from "../../domain/simulation/whatIf/brief";
import type { WhatIf } from "../../domain/simulation/whatIf/compare";
import type { SimulationState } from "../../domain/simulation/whatIf/state";
import { db } from "../client";

/** What a draft would have made of the desk's own past, as it was tried last. Instants are epoch ms. */
export interface DraftWhatIf {
  id: string;
  state: SimulationState;
  from: number;
  to: number;
  attempts: number;
  done: number;
  total: number | null;
  error: string | null;
  /** Another revision was tried than the draft's newest, or against another version than the one in force. */
  isStale: boolean;
  brief: Brief | null;
}

/** The newest one of its newest revision, else the newest at all; one that was cancelled tells nothing. */
export async function whatIfOfDraft(draftId: string): Promise<DraftWhatIf | null> {
  const [row] = await db.$queryRaw<
    (Omit<DraftWhatIf, "from" | "to" | "brief"> & { from: Date; to: Date; result: WhatIf | null })[]
  >`SELECT s.id, s.state, s.period_from AS "from", s.period_to AS "to", s.attempts, s.done, s.total, s.error,
      s.draft_revision <> d.revision OR s.base_version <> (SELECT max(version) FROM policy_version) AS "isStale",
      CASE WHEN s.result IS NOT NULL THEN jsonb_build_object('arrivals', s.result->'arrivals', 'differing', s.result->'differing',
        'rows', s.result->'rows') END AS result
    FROM simulation s JOIN policy_draft d ON d.id = s.draft_id
    WHERE s.draft_id = ${draftId}::uuid AND s.source_id IS NULL AND s.state <> 'cancelled'
    ORDER BY s.draft_revision = d.revision DESC, s.requested_at DESC, s.id DESC LIMIT 1`;
  if (!row) return null;
  const { result, from, to, ...line } = row;
  return { ...line, from: from.getTime(), to: to.getTime(), brief: result && briefOf(result) };
}
