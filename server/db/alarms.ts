import pg from "pg";
import { asPersonId, type PersonId } from "../domain/ids";
import type { Presence } from "../domain/vocabulary";
import { env } from "../env";
import { db, type Queryable } from "./client";

/** Locks tickets with an alarm that is due, the longest due first, and gives their ids; those that somebody else holds are
 *  left to them, so that several workers take different ones. The time is a subquery, because a call of a volatile function
 *  would be compared with every entry of the index. */
export async function claimDueTickets(tx: Queryable, limit: number): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT t.id FROM clock c JOIN ticket t ON t.id = c.ticket_id WHERE c.next_due_at <= (SELECT baton_now())
     ORDER BY c.next_due_at LIMIT ${Math.floor(limit)} FOR UPDATE OF t SKIP LOCKED`,
  );
  return [...new Set(rows.map((r) => r.id))];
}

/** What is due now and held by somebody else is looked for again after so long. */
const leastMs = 20;

/** Ms until the next alarm of all, at most `mostMs`. */
export async function msToNextAlarm(mostMs: number): Promise<number> {
  const [row] = await db.$queryRawUnsafe<{ ms: number | null }[]>(
    `SELECT extract(epoch FROM next_due_at - baton_now())::float8 * 1000 AS ms FROM clock
     WHERE next_due_at IS NOT NULL ORDER BY next_due_at LIMIT 1`,
  );
  return Math.max(leastMs, Math.min(mostMs, row?.ms ?? mostMs));
}

interface LeadRow {
  id: string;
  teams: string[];
  presence: Presence;
  load: number;
}

/** Leads, whoever is online and has least work first: of a team, or of the whole desk where it has none. */
export async function loadLeads(from: Queryable): Promise<(team: string) => PersonId[]> {
  const rows = await from.$queryRawUnsafe<LeadRow[]>(
    `SELECT p.id, p.presence, ARRAY(SELECT team_id FROM person_team WHERE person_id = p.id) AS teams,
       (SELECT count(*) FROM assignment a WHERE a.person_id = p.id AND a.ended_at IS NULL)::int AS load
     FROM person p WHERE p.role = 'lead' AND p.disabled_at IS NULL`,
  );
  const isAway = (r: LeadRow) => Number(r.presence !== "online");
  const sorted = rows.sort((a, b) => isAway(a) - isAway(b) || a.load - b.load || (a.id < b.id ? -1 : 1));
  return (team) => {
    const own = sorted.filter((r) => r.teams.includes(team));
    return (own.length > 0 ? own : sorted).map((r) => asPersonId(r.id));
  };
}

const tryAgainMs = 5_000;

/** Calls `listener` whenever an alarm is set that is due within a quarter of a second. Reconnects for as long as it is not
 *  stopped; a nudge that is missed meanwhile costs nothing but that quarter. Returns what stops it. */
export function onAlarmSet(listener: () => void): () => void {
  let client: pg.Client | null = null;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const connect = async () => {
    const own = new pg.Client({
      connectionString: env.DATABASE_URL,
      keepAlive: true,
      application_name: "baton-alarms",
    });
    client = own;
    const again = () => {
      if (client !== own || isStopped) return;
      client = null;
      timer = setTimeout(() => void connect(), tryAgainMs).unref();
      void own.end().catch(() => undefined);
    };
    own.once("error", again);
    own.once("end", again);
    own.on("notification", listener);
    await own
      .connect()
      .then(() => own.query("LISTEN baton_alarm"))
      .catch(again);
  };
  void connect();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    void client?.end().catch(() => undefined);
  };
}
