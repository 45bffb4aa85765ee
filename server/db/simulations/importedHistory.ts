import type { Policy } from "../../domain/policy/compile";
import type { HistoricTicket, Observed } from "../../domain/simulation/whatIf/ticket";
import { signalNames, type Understanding } from "../../domain/triage/understanding";
import { type Channel, channels, type Segment, segments } from "../../domain/vocabulary";
import { analyticsPool } from "../analytics/pool";

const atOnce = 2_000;

interface Row {
  id: string;
  created_at: Date;
  resolved_at: Date | null;
  first_response_at: Date | null;
  owners: string[];
  handoffs: number;
  top_tier: number | null;
  first_tier: number | null;
  issue_type: string | null;
  segment: string | null;
  channel: string | null;
}

/** A log knows nothing of how sure a reading would have been: the desk's own mean of the issue type stands for it, else this. */
const unknownConfidence = 0.5;

/** Names of a log as the policies call the same things. */
export interface Names {
  issueTypes: ReadonlyMap<string, string>;
  teams: ReadonlyMap<string, string>;
}
const plain = (name: string) => name.trim().toLowerCase();

/** By id or by name, whoever spells it how; the published policy's word counts first. */
export function namesOf(policies: readonly Policy[]): Names {
  const both = (rows: readonly { id: string; name: string }[]) =>
    rows.flatMap(({ id, name }) => [[plain(id), id] as const, [plain(name), id] as const]);
  const first = (pairs: readonly (readonly [string, string])[]) => new Map(pairs.toReversed());
  return {
    issueTypes: first(policies.flatMap((p) => both(p.document.issueTypes))),
    teams: first(policies.flatMap((p) => both(p.document.teams))),
  };
}

const silent = { value: 0, evidence: [] };
const noSignals = Object.fromEntries(signalNames.map((name) => [name, silent])) as unknown as Understanding["signals"];
const known = <T extends string>(list: readonly T[], text: string | null): T | null =>
  list.find((x) => text !== null && x === plain(text)) ?? null;

function readingOf(issueType: string | undefined, confidence: number): Understanding {
  const candidates = issueType === undefined ? [] : [{ issueType, probability: confidence }];
  const noneOfThese = issueType === undefined ? 1 : 0;
  return { modelVersion: "imported", candidates, noneOfThese, signals: noSignals, errorSignatures: [] };
}

const spentOf = (from: Date, to: Date | null) =>
  to && to >= from
    ? { spentMs: to.getTime() - from.getTime(), calendar: null, isKept: true, from: from.getTime(), to: to.getTime() }
    : undefined;

function observedOf(r: Row, names: Names): Observed {
  const teamOf = (name: string | undefined) => (name === undefined ? "" : (names.teams.get(plain(name)) ?? name));
  const tier = r.first_tier ?? 1;
  const [firstResponse, resolution] = [r.first_response_at, r.resolved_at].map((to) => spentOf(r.created_at, to));
  return {
    place: { team: teamOf(r.owners[0]), tier, lane: "human" },
    complexity: null,
    lastTeam: teamOf(r.owners.at(-1)),
    fate: r.resolved_at ? "resolved" : "open",
    escalations: Math.max(0, (r.top_tier ?? tier) - tier),
    handoffs: r.handoffs,
    isContained: null,
    promises: { ...(firstResponse && { firstResponse }), ...(resolution && { resolution }) },
  };
}

const inPeriod = `FROM history_ticket h WHERE h.source_id = $1::uuid AND h.created_at >= $2 AND h.created_at < $3`;

export async function countImported(sourceId: string, from: number, to: number): Promise<number> {
  const sql = `SELECT count(*)::int AS n ${inPeriod}`;
  const { rows } = await analyticsPool().query<{ n: number }>(sql, [sourceId, new Date(from), new Date(to)]);
  return rows[0]!.n;
}

/** How sure the desk's own readings were, on average, by issue type. */
export async function meanConfidence(): Promise<Map<string, number>> {
  const { rows } = await analyticsPool().query<{ type: string | null; mean: number }>(
    `SELECT issue_type_id AS type, avg(confidence)::float8 AS mean FROM ticket WHERE confidence IS NOT NULL
     GROUP BY GROUPING SETS ((issue_type_id), ()) HAVING avg(confidence) IS NOT NULL`,
  );
  return new Map(rows.map((r) => [r.type ?? "", r.mean]));
}

/** An imported log's tickets of a period, in order, as far as a decision can be made of what it says. */
export async function* importedHistory(
  sourceId: string,
  { from, to }: { from: number; to: number },
  names: Names,
  confidence: ReadonlyMap<string, number>,
): AsyncGenerator<HistoricTicket[]> {
  let after: [Date, string] = [new Date(from), "00000000-0000-0000-0000-000000000000"];
  for (;;) {
    const { rows } = await analyticsPool().query<Row>(
      `SELECT h.id, h.created_at, h.resolved_at, h.first_response_at, h.owners, h.handoffs, h.top_tier, h.issue_type, h.segment,
         h.channel, (SELECT e.tier FROM history_event e WHERE e.ticket_id = h.id AND e.tier IS NOT NULL ORDER BY e.seq LIMIT 1)
           AS first_tier
       ${inPeriod} AND (h.created_at, h.id) > ($4, $5::uuid) ORDER BY h.created_at, h.id LIMIT ${atOnce}`,
      [sourceId, new Date(from), new Date(to), ...after],
    );
    const last = rows.at(-1);
    if (!last) return;
    after = [last.created_at, last.id];
    yield rows.map((r) => {
      const issueType = r.issue_type === null ? undefined : names.issueTypes.get(plain(r.issue_type));
      const sure = confidence.get(issueType ?? "") ?? confidence.get("") ?? unknownConfidence;
      const segment: Segment = known(segments, r.segment) ?? "standard";
      return {
        id: r.id,
        at: r.created_at.getTime(),
        channel: known<Channel>(channels, r.channel),
        segment,
        facts: { understanding: readingOf(issueType, sure), segment, at: r.created_at.getTime(), keywords: [] },
        text: null,
        was: observedOf(r, names),
      };
    });
  }
}
