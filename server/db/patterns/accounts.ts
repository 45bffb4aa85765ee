import { leastBefore, leastRecent } from "../../domain/context/volume";
import { type AccountNow, accountDays } from "../../domain/patterns/accounts";
import { type Asked, trialDays } from "../../domain/patterns/trials";
import { db } from "../client";

/** Days before the last ones that say what is usual for an account. */
const usualDays = 90;

/** Accounts that wrote in the last weeks, with what support and the contract say of them. Volume is told as by `volumeOf`, for the
 *  metric that fell most. Only promises to the customer count as broken. */
export const accountsNow = (): Promise<AccountNow[]> =>
  db
    .$queryRawUnsafe(
      `WITH recent AS (
       SELECT t.id, t.account_id, t.created_at, t.reopen_count,
         t.created_at > (SELECT baton_now()) - interval '${accountDays} days' AS is_now,
         EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket_id = t.id AND e.type = 'TicketEscalated') AS is_escalated,
         (SELECT count(*) FROM clock c WHERE c.ticket_id = t.id AND c.tier IS NULL AND c.metric <> 'approval'
            AND c.breached_at IS NOT NULL)::int AS breaches,
         coalesce((SELECT r.score <= 2 FROM rating r WHERE r.ticket_id = t.id), false) AS is_low
       FROM ticket t
       WHERE t.account_id IS NOT NULL AND t.merged_into_id IS NULL
         AND t.created_at > (SELECT baton_now()) - interval '${accountDays + usualDays} days'),
     sums AS (
       SELECT account_id, metric,
         sum(value) FILTER (WHERE day >= current - 7) / count(*) FILTER (WHERE day >= current - 7) AS now,
         sum(value) FILTER (WHERE day < current - 7) / count(*) FILTER (WHERE day < current - 7) AS before
       FROM usage_day, (SELECT (baton_now() AT TIME ZONE 'UTC')::date AS current) d
       WHERE day >= current - 35 AND day < current GROUP BY account_id, metric
       HAVING count(*) FILTER (WHERE day >= current - 7) >= ${leastRecent}
         AND count(*) FILTER (WHERE day < current - 7) >= ${leastBefore}
         AND sum(value) FILTER (WHERE day < current - 7) > 0),
     usage AS (SELECT account_id, min(now / before - 1)::float8 AS change FROM sums GROUP BY account_id)
     SELECT a.id AS "accountId", a.segment = 'trial' AS "isTrial",
       count(*) FILTER (WHERE r.is_now AND r.is_escalated)::int AS escalations,
       (count(*) FILTER (WHERE NOT r.is_now AND r.is_escalated) * ${accountDays}::float8 / ${usualDays}) AS "usualEscalations",
       coalesce(sum(r.breaches) FILTER (WHERE r.is_now), 0)::int AS breaches,
       count(*) FILTER (WHERE r.is_now AND r.is_low)::int AS "lowRatings",
       coalesce(sum(r.reopen_count) FILTER (WHERE r.is_now), 0)::int AS reopened,
       (a.renewal_on - (baton_now() AT TIME ZONE 'UTC')::date)::int AS "renewalInDays",
       u.change AS "usageChange", a.churn_risk::float8 AS "churnRisk",
       (array_agg(r.id ORDER BY r.created_at DESC) FILTER (WHERE r.is_now
          AND (r.is_escalated OR r.breaches > 0 OR r.is_low OR r.reopen_count > 0))) AS "ticketIds"
     FROM recent r JOIN account a ON a.id = r.account_id LEFT JOIN usage u ON u.account_id = a.id
     GROUP BY a.id, u.change HAVING bool_or(r.is_now) ORDER BY a.id`,
    )
    .then((rows) => (rows as AccountNow[]).map((row) => ({ ...row, ticketIds: row.ticketIds ?? [] })));

/** What was asked in the last weeks, by trials and by others. */
export const askedLately = (): Promise<Asked[]> =>
  db.$queryRawUnsafe(
    `SELECT t.id AS "ticketId", coalesce(t.account_id, t.customer_id)::text AS who, t.segment = 'trial' AS "isTrial",
       t.issue_type_id AS "issueType",
       CASE WHEN jsonb_typeof(d.facts->'understanding'->'entities'->'features') = 'array'
         THEN d.facts->'understanding'->'entities'->'features' ELSE '[]' END AS features
     FROM ticket t LEFT JOIN decision d ON d.id = t.decision_id
     WHERE t.created_at > (SELECT baton_now()) - interval '${trialDays} days' AND t.merged_into_id IS NULL
     ORDER BY t.created_at DESC LIMIT 60000`,
  );
