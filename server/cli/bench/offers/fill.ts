import type pg from "pg";

/** People of all tiers and teams of the demo's policy, written past the commands: their work is what is measured. Everybody is
 *  online and can do everything. There are `count` of them afterwards. */
export async function fillAgents(db: pg.Client, count: number): Promise<void> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO person (id, email, name, role, tier, capacity, presence)
     SELECT gen_random_uuid(), 'agent' || n || '@bench.example', 'Agent ' || n, 'agent',
       CASE WHEN n % 10 < 6 THEN 1 WHEN n % 10 < 9 THEN 2 ELSE 3 END, 4, 'online'
     FROM generate_series((SELECT count(*) + 1 FROM person WHERE email LIKE 'agent%@bench.example'), $1) n RETURNING id`,
    [count],
  );
  const ids = rows.map((r) => r.id);
  await db.query(
    `INSERT INTO person_team (person_id, team_id)
     SELECT p.id, x.team FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM person WHERE id = ANY($1::uuid[])) p,
       LATERAL (SELECT id AS team FROM team ORDER BY id OFFSET p.n % (SELECT count(*) FROM team) LIMIT 1) x`,
    [ids],
  );
  await db.query(
    `INSERT INTO person_skill (person_id, skill, proficiency)
     SELECT p, s.skill, 3 FROM unnest($1::uuid[]) p, (SELECT DISTINCT skill FROM person_skill) s`,
    [ids],
  );
  await db.query(
    "UPDATE person SET presence = 'online', absence = NULL, capacity = 4 WHERE email LIKE 'agent%@bench.example'",
  );
  await db.query("ANALYZE person");
}

/** Nobody else receives work: what is measured is the people of the bench. */
export const sendHome = (db: pg.Client) => db.query("UPDATE person SET presence = 'offline', absence = 'offline'");

/** Every ticket of the demo's past that still waits or is worked on is closed, past the product. */
export async function clearDesk(db: pg.Client): Promise<void> {
  await db.query("UPDATE assignment SET ended_at = baton_now(), end_reason = 'resolved' WHERE ended_at IS NULL");
  await db.query("UPDATE offer SET state = 'withdrawn', settled_at = baton_now() WHERE state = 'pending'");
  await db.query("UPDATE clock SET state = 'void', next_due_at = NULL WHERE state IN ('running', 'paused')");
  await db.query(
    `UPDATE ticket SET status = 'closed', waiting_for = NULL, offer_id = NULL, assignee_id = NULL, assistant_lane = NULL, assistant_step = NULL,
       assistant_turns = NULL, assistant_due_at = NULL, assistant_draft_id = NULL WHERE status IN ('open', 'waiting')`,
  );
}

/** Back in the pool, past the product, as if nobody had been asked. */
export async function takeBackOffers(db: pg.Client): Promise<void> {
  await db.query("UPDATE offer SET state = 'withdrawn', settled_at = baton_now() WHERE state = 'pending'");
  await db.query("UPDATE ticket SET offer_id = NULL, barred_people = '{}' WHERE offer_id IS NOT NULL");
}
