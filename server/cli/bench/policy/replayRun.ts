import { requestSimulation } from "../../../commands/simulation/request";
import { carryOutSimulation } from "../../../commands/simulation/run";
import { closeDatabase, db } from "../../../db/client";
import { claimThis } from "../../../db/simulations/runs";
import { syncTime } from "../../../db/time";
import type { PolicyDocument } from "../../../domain/policy/document";
import { systemActor } from "../../../domain/vocabulary";

const wanted = Number(process.env.BENCH_TICKETS);
const dayMs = 86_400_000;

/** Copies of the past, with their decisions, messages and promises, until there are so many. */
async function fill(): Promise<number> {
  const have = await db.ticket.count();
  const times = Math.max(0, Math.ceil((wanted - have) / Math.max(1, have)));
  await db.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`CREATE TEMP TABLE copied ON COMMIT DROP AS
        SELECT t.id AS was, gen_random_uuid() AS id, gen_random_uuid() AS message, n FROM ticket t, generate_series(1, ${times}) n`);
      await tx.$executeRawUnsafe(`INSERT INTO ticket (id, customer_id, segment, channel, origin, subject, status, disposition, issue_type_id,
          confidence, touches, hops, last_customer_message_at, created_at, resolved_at)
        SELECT c.id, customer_id, segment, channel, 'seed', subject, 'closed', disposition, issue_type_id, confidence, touches,
          hops, last_customer_message_at, created_at + c.n * interval '1 second', resolved_at FROM ticket t JOIN copied c ON c.was = t.id`);
      await tx.$executeRawUnsafe(`INSERT INTO message (id, ticket_id, kind, author_kind, channel, subject, body, body_hash, created_at)
        SELECT c.message, c.id, 'inbound', 'customer', m.channel, m.subject, m.body, m.body_hash, m.created_at FROM copied c
        CROSS JOIN LATERAL (SELECT * FROM message WHERE ticket_id = c.was AND kind = 'inbound' ORDER BY created_at LIMIT 1) m`);
      await tx.$executeRawUnsafe(`INSERT INTO decision (id, ticket_id, message_id, at, policy_version, model_version, engine_version,
          disposition, facts, result)
        SELECT gen_random_uuid(), c.id, c.message, d.at, policy_version, model_version, engine_version, disposition, facts, result
        FROM copied c CROSS JOIN LATERAL (SELECT * FROM decision WHERE ticket_id = c.was ORDER BY at, id LIMIT 1) d`);
      await tx.$executeRawUnsafe(`INSERT INTO clock (id, ticket_id, metric, tier, state, calendar_id, calendar_version, target_ms, started_at,
          consumed_ms, breached_at, stopped_at, warn_at)
        SELECT gen_random_uuid(), c.id, metric, tier, CASE state WHEN 'met' THEN 'met' ELSE 'late' END, calendar_id, calendar_version,
          target_ms, started_at, consumed_ms, breached_at, coalesce(stopped_at, started_at), warn_at
        FROM clock k JOIN copied c ON c.was = k.ticket_id`);
    },
    { timeout: 300_000 },
  );
  await db.$executeRawUnsafe("ANALYZE");
  return db.ticket.count();
}

await fill();
const now = await syncTime();
const current = await db.policyVersion.findFirstOrThrow({ orderBy: { version: "desc" } });
const document = structuredClone(current.document) as unknown as PolicyDocument;
// Enough of a change that thousands of tickets differ, are listed and are estimated.
document.issueTypes[0]!.owner = document.teams.find((t) => t.id !== document.issueTypes[0]!.owner)!.id;
document.bands.low = Math.max(0.3, document.bands.low - 0.1);
document.gates.keywords = [...document.gates.keywords, "chargeback"];
const { id } = await requestSimulation(
  { tried: { kind: "document", name: "bench", document }, sourceId: null, from: now - 399 * dayMs, to: now },
  systemActor,
);
const began = performance.now();
const run = await claimThis(id);
if (!run || !(await carryOutSimulation(run))) throw new Error("The simulation did not end.");
const seconds = (performance.now() - began) / 1000;
const { done } = await db.simulation.findUniqueOrThrow({ where: { id }, select: { done: true } });
const replayRssMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ replayPerSecond: done / seconds, replayRssMb, tickets: done }));
await closeDatabase();
process.exit(0);
