import { type DecisionSeen, expectedThen, type TicketHistory } from "../../domain/analytics/fact/history";
import type { EstimateSlice } from "../../domain/estimates/expected";
import { type CalendarRef, elapsedTime } from "../../domain/sla/rules";
import type { TicketEvent } from "../../domain/ticket/events";
import type { Actor, VerdictSource } from "../../domain/vocabulary";
import { loadPolicy, scaleOf } from "../policies";
import { type Client, rowsOf } from "./pool";

interface EventRow {
  ticket_id: string;
  type: string;
  ms: number;
  actor_kind: Actor["kind"];
  actor_id: string | null;
  data: unknown;
}
interface DecisionRow {
  ticket_id: string;
  ms: number;
  policy_version: number;
  frustration: number | null;
  estimates: EstimateSlice | null;
  complexity: number | null;
}

/** Policies of these versions, as far as they can be read. */
async function effects(versions: Iterable<number>): Promise<Map<number, (tier: number) => number>> {
  const found = new Map<number, (tier: number) => number>();
  for (const version of new Set(versions)) {
    const policy = await loadPolicy(version).catch(() => null);
    if (policy) {
      const byTier = new Map(policy.document.tiers.map((t) => [t.tier, t.complexityEffect]));
      found.set(version, (tier) => byTier.get(tier) ?? 0);
    }
  }
  return found;
}

/** Nothing happened to a ticket before it was created: older partitions need not be looked into. A day is to spare. */
async function firstInstant(client: Client, ids: readonly string[]): Promise<string> {
  const [row] = await rowsOf<{ at: string | null }>(
    client,
    "SELECT (min(created_at) - interval '1 day')::text AS at FROM ticket WHERE id = ANY($1::uuid[])",
    [ids],
  );
  return row!.at ?? "-infinity";
}

/** What happened to these tickets of the desk, as of `asOf`: all of it that is committed. */
export async function loadHistories(client: Client, ids: readonly string[], asOf: number): Promise<TicketHistory[]> {
  const [events, ratings, verdicts, decisions] = [
    await rowsOf<EventRow>(
      client,
      `SELECT ticket_id, type, (extract(epoch FROM at) * 1000)::float8 AS ms, actor_kind, actor_id, data FROM ticket_event
       WHERE ticket_id = ANY($1::uuid[]) AND at >= $2::timestamptz ORDER BY seq`,
      [ids, await firstInstant(client, ids)],
    ),
    await rowsOf<{ ticket_id: string; score: number }>(
      client,
      "SELECT ticket_id, score FROM rating WHERE ticket_id = ANY($1::uuid[])",
      [ids],
    ),
    await rowsOf<{ ticket_id: string; isCorrect: boolean; source: VerdictSource }>(
      client,
      `SELECT DISTINCT ON (ticket_id) ticket_id, is_correct AS "isCorrect", source FROM review_outcome
       WHERE ticket_id = ANY($1::uuid[]) ORDER BY ticket_id, at DESC, id`,
      [ids],
    ),
    await rowsOf<DecisionRow>(
      client,
      `SELECT ticket_id, (extract(epoch FROM at) * 1000)::float8 AS ms, policy_version,
         (facts #>> '{understanding,signals,frustration,value}')::float8 AS frustration, facts -> 'estimates' AS estimates,
         (result ->> 'complexity')::float8 AS complexity
       FROM decision WHERE ticket_id = ANY($1::uuid[]) ORDER BY at, id`,
      [ids],
    ),
  ];
  const effectOf = await effects([
    ...decisions.map((d) => d.policy_version),
    ...events.flatMap((e) =>
      e.type === "ClockStarted" ? ((e.data as { calendar?: CalendarRef }).calendar?.policyVersion ?? []) : [],
    ),
  ]);
  const seen = (d: DecisionRow): DecisionSeen => {
    const effect = effectOf.get(d.policy_version);
    const tiers = effect && d.estimates ? expectedThen(d.estimates.tiers, d.complexity ?? 0, effect) : [];
    return { at: d.ms, frustration: d.frustration, issueType: d.estimates?.issueType ?? null, tiers };
  };
  const byTicket = Map.groupBy(events, (e) => e.ticket_id);
  const decisionsOf = Map.groupBy(decisions, (d) => d.ticket_id);
  const scoreOf = new Map(ratings.map((r) => [r.ticket_id, r.score]));
  const verdictOf = new Map(verdicts.map((v) => [v.ticket_id, v]));
  // Hours of a policy that cannot be read any more are all hours, as with one that never had any.
  const scale = (ref: CalendarRef | null) =>
    ref === null || !effectOf.has(ref.policyVersion) ? elapsedTime : scaleOf(ref);
  return ids.map((ticketId) => ({
    ticketId,
    events: (byTicket.get(ticketId) ?? []).map(
      (e) =>
        ({
          type: e.type,
          at: e.ms,
          actor: { kind: e.actor_kind, id: e.actor_id },
          data: e.data,
        }) as TicketEvent,
    ),
    score: scoreOf.get(ticketId) ?? null,
    verdict: verdictOf.get(ticketId) ?? null,
    decisions: (decisionsOf.get(ticketId) ?? []).map(seen),
    scale,
    asOf,
  }));
}
