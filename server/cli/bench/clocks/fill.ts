import type pg from "pg";

/** Open tickets with clocks of their own, written past the commands: what is measured is what rings them. */
export async function fillTickets(db: pg.Client, tickets: number): Promise<void> {
  await db.query(
    `INSERT INTO customer (id, name) SELECT gen_random_uuid(), 'Customer ' || n FROM generate_series(1, 1000) n`,
  );
  await db.query(
    `INSERT INTO ticket (id, customer_id, channel, status, priority, owner_team_id, queue_tier, queued_at,
       last_customer_message_at, created_at)
     SELECT gen_random_uuid(), (SELECT array_agg(id) FROM customer)[1 + n % 1000], 'api', 'open', 30,
       (SELECT min(id) FROM team), 1, baton_now(), baton_now(), baton_now() FROM generate_series(1, $1) n`,
    [tickets],
  );
  await db.query("ANALYZE ticket");
}

/** One running clock for each ticket, `perTicket` times, due a day and more from now. */
export async function fillClocks(db: pg.Client, perTicket: number): Promise<void> {
  await db.query(
    `INSERT INTO clock (id, ticket_id, metric, state, target_ms, started_at, resumed_at, due_at, warn_at, warn_due_at, next_due_at)
     SELECT gen_random_uuid(), t.id, 'firstResponse', 'running', 172800000, now, now, due, '{}', '{}', due
     FROM (SELECT baton_now() AS now) x, ticket t, generate_series(1, $1) k,
       LATERAL (SELECT now + interval '2 days' + random() * interval '5 days' AS due) d`,
    [perTicket],
  );
  await db.query("ANALYZE clock");
}

/** When each alarm was written, by the database's clock, at the end of the statement that wrote it. */
export async function recordRinging(db: pg.Client): Promise<void> {
  await db.query("CREATE TABLE bench_rung (clock_id uuid, at timestamptz(3), rung_at timestamptz)");
  await db.query("CREATE TABLE bench_set (clock_id uuid PRIMARY KEY)");
  await db.query(
    `CREATE FUNCTION bench_record() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       INSERT INTO bench_rung SELECT (data->>'clockId')::uuid, at, clock_timestamp() FROM fresh WHERE type = 'ClockBreached';
       RETURN NULL;
     END $$`,
  );
  await db.query(
    `CREATE TRIGGER bench_record AFTER INSERT ON ticket_event REFERENCING NEW TABLE AS fresh
     FOR EACH STATEMENT EXECUTE FUNCTION bench_record()`,
  );
}

/** Sets `count` of the filled clocks that have not rung to come due from `fromSeconds` from now on, evenly over `overSeconds`. */
export async function setDue(db: pg.Client, count: number, fromSeconds: number, overSeconds: number): Promise<void> {
  await db.query(
    `WITH own AS (UPDATE clock c SET due_at = d.due, next_due_at = d.due, target_ms = greatest(1, extract(epoch FROM d.due - c.started_at) * 1000)::bigint
     FROM (SELECT id, (SELECT baton_now()) + make_interval(secs => $2 + $3::float8 * (row_number() OVER () - 1) / $1) AS due
       FROM (SELECT DISTINCT ON (ticket_id) id FROM clock WHERE warn_at = '{}' AND breached_at IS NULL AND next_due_at > (SELECT baton_now()) + interval '1 day'
         ORDER BY ticket_id, id) own LIMIT $1) d
     WHERE c.id = d.id RETURNING c.id) INSERT INTO bench_set SELECT id FROM own`,
    [count, fromSeconds, overSeconds],
  );
}
