import { type DecisionContext, earlierDays, eventDays, mostEarlier } from "../../domain/context/context";
import { dayMs, dayOf, daysBetween } from "../../domain/context/days";
import { learnReplyStyle } from "../../domain/context/replyStyle";
import { volumeOf } from "../../domain/context/volume";
import { db } from "../client";
import { contractOf } from "./facts";

interface Row {
  account: {
    plan: string | null;
    amount: number | null;
    currency: string | null;
    renewalOn: string | null;
    expansion: DecisionContext["expansion"];
    churnRisk: number | null;
  } | null;
  usage: { metric: string; recentSum: number; recentDays: number; beforeSum: number; beforeDays: number }[] | null;
  events: { kind: DecisionContext["events"][number]["kind"]; at: string }[] | null;
  earlier: { number: number; issueType: string | null; at: string; isSame: boolean; isReopened: boolean }[] | null;
}
interface StyleRow {
  said: string[] | null;
  rated: { score: number; words: number }[] | null;
}

/** At most so many messages, and so much of each, tell how somebody likes to be answered. */
const styleMessages = 20;
const styleLength = 4000;

/** Sums of the last 7 days and the 28 before by metric; see `sumVolume`, which a test compares with this. */
export const volumeSums = (account: string, today: string) => `
  SELECT metric,
    COALESCE(sum(value) FILTER (WHERE day >= ${today} - 7), 0) AS "recentSum",
    count(*) FILTER (WHERE day >= ${today} - 7)::int AS "recentDays",
    COALESCE(sum(value) FILTER (WHERE day < ${today} - 7), 0) AS "beforeSum",
    count(*) FILTER (WHERE day < ${today} - 7)::int AS "beforeDays"
  FROM usage_day WHERE account_id = ${account} AND day >= ${today} - 35 AND day < ${today} GROUP BY metric`;

/** What somebody wrote last, and how long the answers were that they rated. */
export async function loadStyle(customerId: string) {
  const [row] = await db.$queryRawUnsafe<StyleRow[]>(styleSql, customerId);
  return learnReplyStyle(row?.said ?? [], row?.rated ?? []);
}

const styleSql = `
  SELECT (SELECT jsonb_agg(m.body) FROM (
      SELECT left(m.body, ${styleLength}) AS body FROM ticket t JOIN message m ON m.ticket_id = t.id
      WHERE t.customer_id = $1::uuid AND m.kind = 'inbound' AND m.body IS NOT NULL AND t.channel <> 'phone'
      ORDER BY m.created_at DESC LIMIT ${styleMessages}) m) AS said,
    (SELECT jsonb_agg(jsonb_build_object('score', r.score, 'words', r.words)) FROM (
      SELECT r.score, (SELECT COALESCE(max(array_length(regexp_split_to_array(trim(m.body), '\\s+'), 1)), 0)
         FROM message m WHERE m.ticket_id = t.id AND m.kind = 'reply' AND m.body IS NOT NULL) AS words
      FROM ticket t JOIN rating r ON r.ticket_id = t.id
      WHERE t.customer_id = $1::uuid ORDER BY r.created_at DESC LIMIT ${styleMessages}) r WHERE r.words > 0) AS rated`;

/** What is known around a message of this customer at this instant, in one round trip. Null for somebody who is new and belongs
 *  to no account. `except` is a ticket that is not an earlier one: the one being decided. */
export async function loadContext(q: {
  customerId: string | null;
  accountId: string | null;
  now: number;
  except?: string;
}): Promise<DecisionContext | null> {
  const { customerId, accountId, now, except = null } = q;
  if (customerId === null && accountId === null) return null;
  const today = dayOf(now);
  const since = new Date(now - earlierDays * dayMs);
  const [row] = await db.$queryRawUnsafe<Row[]>(
    `SELECT
      (SELECT jsonb_build_object('plan', a.plan, 'amount', a.contract_amount, 'currency', a.contract_currency,
         'renewalOn', a.renewal_on, 'expansion', a.expansion, 'churnRisk', a.churn_risk)
         FROM account a WHERE a.id = $2::uuid) AS account,
      (SELECT jsonb_agg(to_jsonb(u)) FROM (${volumeSums("$2::uuid", "$3::date")}) u) AS usage,
      (SELECT jsonb_agg(jsonb_build_object('kind', e.kind, 'at', e.at)) FROM (
         SELECT kind, max(at) AS at FROM account_event WHERE account_id = $2::uuid AND at <= $4 GROUP BY kind) e) AS events,
      (SELECT jsonb_agg(to_jsonb(t)) FROM (
         SELECT number::int, issue_type_id AS "issueType", created_at AS at,
           customer_id = $1::uuid AS "isSame", reopen_count > 0 AS "isReopened"
         FROM ticket WHERE (customer_id = $1::uuid OR account_id = $2::uuid) AND created_at >= $5 AND created_at <= $4
           AND merged_into_id IS NULL AND id IS DISTINCT FROM $6::uuid
         ORDER BY (customer_id = $1::uuid) DESC NULLS LAST, created_at DESC LIMIT ${mostEarlier}) t) AS earlier`,
    ...[customerId, accountId, today, new Date(now), since, except],
  );
  const { account, usage, events, earlier } = row!;
  const daysAgo = (at: string) => Math.max(0, Math.floor((now - Date.parse(at)) / dayMs));
  return {
    plan: account?.plan ?? null,
    value: account ? contractOf(account.amount, account.currency) : null,
    renewalInDays: account?.renewalOn ? daysBetween(today, account.renewalOn) : null,
    expansion: account?.expansion ?? null,
    churnRisk: account?.churnRisk ?? null,
    volume: (usage ?? [])
      .flatMap(({ metric, ...sums }) => {
        const volume = volumeOf(sums);
        return volume.state === "known" ? [{ metric, change: Math.round(volume.change * 1000) / 1000 }] : [];
      })
      .sort((a, b) => (a.metric < b.metric ? -1 : 1)),
    areEventsKnown: (events ?? []).length > 0,
    events: (events ?? [])
      .map(({ kind, at }) => ({ kind, daysAgo: daysAgo(at) }))
      .filter((e) => e.daysAgo <= eventDays)
      .sort((a, b) => a.daysAgo - b.daysAgo || (a.kind < b.kind ? -1 : 1)),
    earlier: (earlier ?? []).map(({ number, issueType, at, isSame, isReopened }) => {
      return { number, issueType, daysAgo: daysAgo(at), isSameCustomer: isSame === true, isReopened };
    }),
  };
}
