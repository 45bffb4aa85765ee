import type pg from "pg";

/** Looks at each offer in the instant of its commit, in SQL of its own that shares nothing with the planner: may this person be
 *  asked? `bench_offer` keeps when it was and what was wrong. Who speaks which language is not looked at. */
export async function auditOffers(db: pg.Client): Promise<void> {
  const { rows } = await db.query<{ document: Document }>(
    "SELECT document FROM policy_version ORDER BY version DESC LIMIT 1",
  );
  const { workload, issueTypes } = rows[0]!.document;
  await db.query(
    "CREATE TABLE bench_offer (offer_id uuid, ticket_id uuid, person_id uuid, committed_at timestamptz, faults text[])",
  );
  await db.query("CREATE INDEX ON bench_offer (ticket_id)");
  await db.query("CREATE TABLE bench_weight (channel text PRIMARY KEY, weight float8)");
  await db.query("INSERT INTO bench_weight SELECT key, value::float8 FROM json_each_text($1)", [
    JSON.stringify(workload.weights),
  ]);
  await db.query("CREATE TABLE bench_requires (issue_type text, skill text)");
  for (const { id, requires } of issueTypes) {
    await db.query("INSERT INTO bench_requires SELECT $1, unnest($2::text[])", [id, requires]);
  }
  await db.query(
    `CREATE FUNCTION bench_look() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       INSERT INTO bench_offer
       SELECT NEW.id, NEW.ticket_id, NEW.person_id, clock_timestamp(), array_remove(ARRAY[
         CASE WHEN p.disabled_at IS NOT NULL THEN 'disabled' END,
         CASE WHEN p.presence <> 'online' THEN 'presence' END,
         CASE WHEN p.absence IS NOT NULL THEN 'absent' END,
         CASE WHEN NOT EXISTS (SELECT 1 FROM working_team w WHERE w.person_id = p.id AND w.team_id = t.owner_team_id) THEN 'team' END,
         CASE WHEN p.tier < t.min_tier THEN 'tier' END,
         CASE WHEN p.id = ANY(t.barred_people) THEN 'barred' END,
         CASE WHEN t.assignee_id IS NOT NULL OR t.status NOT IN ('open', 'waiting') THEN 'notWaiting' END,
         CASE WHEN EXISTS (SELECT 1 FROM offer o WHERE o.ticket_id = t.id AND o.state = 'pending' AND o.id <> NEW.id) THEN 'twice' END,
         CASE WHEN EXISTS (SELECT 1 FROM bench_requires r WHERE r.issue_type = t.issue_type_id
           AND NOT EXISTS (SELECT 1 FROM person_skill s WHERE s.person_id = p.id AND s.skill = r.skill)) THEN 'skill' END,
         CASE WHEN p.capacity < (SELECT sum(b.weight) FROM (
             SELECT ticket_id FROM assignment WHERE person_id = p.id AND ended_at IS NULL
             UNION ALL SELECT ticket_id FROM offer WHERE person_id = p.id AND state = 'pending') w
           JOIN ticket k ON k.id = w.ticket_id JOIN bench_weight b ON b.channel = k.channel) THEN 'capacity' END], NULL)
       FROM person p, ticket t WHERE p.id = NEW.person_id AND t.id = NEW.ticket_id;
       RETURN NULL;
     END $$`,
  );
  await db.query(
    `CREATE CONSTRAINT TRIGGER bench_look AFTER INSERT ON offer DEFERRABLE INITIALLY DEFERRED
     FOR EACH ROW WHEN (NEW.state = 'pending') EXECUTE FUNCTION bench_look()`,
  );
}

interface Document {
  workload: { weights: Record<string, number> };
  issueTypes: { id: string; requires: string[] }[];
}

/** How often each fault was found among offers since `since`; tickets that two people had at once, or somebody had while
 *  another was asked, count as `double`. */
export async function faultsSince(
  db: pg.Client,
  since: string,
): Promise<{ offers: number; faults: Map<string, number> }> {
  const { rows: all } = await db.query<{ offers: number }>(
    "SELECT count(*)::int AS offers FROM bench_offer WHERE committed_at > $1",
    [since],
  );
  const { rows } = await db.query<{ fault: string; n: number }>(
    "SELECT fault, count(*)::int AS n FROM bench_offer, unnest(faults) AS fault WHERE committed_at > $1 GROUP BY 1",
    [since],
  );
  const { rows: double } = await db.query<{ n: number }>(
    `WITH held AS (
       SELECT id, ticket_id, assigned_at AS begin, COALESCE(ended_at, 'infinity') AS until FROM assignment WHERE assigned_at > $1
       UNION ALL SELECT id, ticket_id, offered_at, COALESCE(settled_at, 'infinity') FROM offer WHERE offered_at > $1)
     SELECT count(*)::int AS n FROM held a JOIN held b ON b.ticket_id = a.ticket_id AND b.id > a.id
     WHERE a.begin < b.until AND b.begin < a.until`,
    [since],
  );
  const faults = new Map(rows.map((r) => [r.fault, r.n]));
  if (double[0]!.n > 0) faults.set("double", double[0]!.n);
  return { offers: all[0]!.offers, faults };
}
