import type {
  Audience,
  DismissReason,
  PatternEvidence,
  PatternKind,
  PatternState,
} from "../../domain/patterns/pattern";
import { patternEvidence } from "../../domain/patterns/pattern";
import { db, Prisma } from "../client";
import { isOpen, listTickets, type TicketLine } from "./ticketList";

/** What became of a card, newest first. `who`: the person it was assigned to. */
export interface PatternStep {
  at: number;
  by: string | null;
  what: string;
  who: string | null;
  until: number | null;
  reason: DismissReason | null;
  note: string | null;
}

/** A pattern as its card shows it. Instants are epoch ms. */
export interface PatternView {
  id: string;
  kind: PatternKind;
  audience: Audience[];
  evidence: PatternEvidence;
  strength: number;
  state: PatternState;
  assignee: { id: string; name: string } | null;
  snoozedUntil: number | null;
  dismissReason: DismissReason | null;
  firstSeenAt: number;
  lastSeenAt: number;
  /** null while the last look found it. */
  endedAt: number | null;
  incident: { id: string; title: string; resolvedAt: number | null } | null;
  proposal: { id: string; draftId: string | null; state: string } | null;
  /** Its tickets, and how many of them are open. */
  tickets: number;
  open: number;
  /** Of whatever the evidence names by id. */
  names: Record<string, string>;
  history: PatternStep[];
}

export interface PatternLookView {
  at: number | null;
  tookMs: number | null;
  compared: number | null;
  isWanted: boolean;
}

/** A card nobody has to look at any more is shown for so long. */
const keptDays = 60;
const mostShown = 300;

const include = {
  assignee: { select: { id: true, name: true } },
  incident: { select: { id: true, title: true, resolvedAt: true } },
  proposal: { select: { id: true, draftId: true, state: true } },
  changes: { orderBy: { at: "desc" }, take: 12, include: { by: { select: { name: true } } } },
} as const satisfies Prisma.PatternInclude;

/** Ids that evidence names, and where their names are. */
const idsIn = (evidence: PatternEvidence): string[] =>
  [...Object.values(evidence), evidence.kind === "bottleneck" ? evidence.mostOf?.issueType : null].filter(
    (value): value is string => typeof value === "string",
  );
const isUuid = (id: string) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id);

async function namesOf(ids: readonly string[]): Promise<Record<string, string>> {
  const uuids = ids.filter(isUuid);
  const select = { id: true, name: true } as const;
  const [types, teams, people, accounts, articles] = await Promise.all([
    db.issueType.findMany({ where: { id: { in: [...ids] } }, select }),
    db.team.findMany({ where: { id: { in: [...ids] } }, select }),
    db.person.findMany({ where: { id: { in: uuids } }, select }),
    db.account.findMany({ where: { id: { in: uuids } }, select }),
    db.article.findMany({ where: { id: { in: uuids } }, select: { id: true, title: true } }),
  ]);
  const titled = articles.map(({ id, title }) => ({ id, name: title }));
  return Object.fromEntries([...types, ...teams, ...people, ...accounts, ...titled].map((one) => [one.id, one.name]));
}

interface Counted {
  id: string;
  tickets: number;
  open: number;
}

/** A snoozed card is back by its time; the next look, up to an hour later, only writes it down. */
const isAwake = (row: { state: string; snoozedUntil: Date | null }, now: Date): boolean =>
  row.state === "snoozed" && row.snoozedUntil !== null && row.snoozedUntil <= now;

/** The cards, what is owed first. Those whose evidence this version cannot read are left out. */
export async function listPatterns(): Promise<PatternView[]> {
  const [{ since, now }] = await db.$queryRawUnsafe<[{ since: Date; now: Date }]>(
    `SELECT baton_now() - interval '${keptDays} days' AS since, baton_now() AS now`,
  );
  const rows = await db.pattern.findMany({
    where: { OR: [{ endedAt: null }, { endedAt: { gt: since } }] },
    orderBy: [{ firstSeenAt: "desc" }, { id: "asc" }],
    take: mostShown,
    include,
  });
  const read = rows.flatMap((row) => {
    const evidence = patternEvidence.safeParse(row.evidence).data;
    return evidence ? [{ row, evidence }] : [];
  });
  const assigned = rows.flatMap((r) => r.changes.flatMap((c) => (c.data as { to?: string }).to ?? []));
  const [counts, names] = await Promise.all([
    db.$queryRaw<Counted[]>`
      SELECT x.pattern_id AS id, count(*)::int AS tickets, (count(*) FILTER (WHERE ${isOpen}))::int AS open
      FROM pattern_ticket x JOIN ticket t ON t.id = x.ticket_id
      WHERE x.pattern_id = ANY(${rows.map((r) => r.id)}::uuid[]) GROUP BY x.pattern_id`,
    namesOf([...new Set([...read.flatMap(({ evidence }) => idsIn(evidence)), ...assigned])]),
  ]);
  const countOf = new Map(counts.map((c) => [c.id, c]));
  return read.map(({ row, evidence }) => ({
    id: row.id,
    kind: evidence.kind,
    audience: row.audience as Audience[],
    evidence,
    strength: row.strength,
    state: isAwake(row, now) ? "open" : (row.state as PatternState),
    assignee: row.assignee,
    snoozedUntil: row.snoozedUntil?.getTime() ?? null,
    dismissReason: row.dismissReason as DismissReason | null,
    firstSeenAt: row.firstSeenAt.getTime(),
    lastSeenAt: row.lastSeenAt.getTime(),
    endedAt: row.endedAt?.getTime() ?? null,
    incident: row.incident && { ...row.incident, resolvedAt: row.incident.resolvedAt?.getTime() ?? null },
    proposal: row.proposal,
    tickets: countOf.get(row.id)?.tickets ?? 0,
    open: countOf.get(row.id)?.open ?? 0,
    names: Object.fromEntries(idsIn(evidence).flatMap((id) => (names[id] ? [[id, names[id]]] : []))),
    history: row.changes.map(({ at, by, what, data }) => {
      const facts = data as { to?: string; until?: number; reason?: DismissReason; note?: string };
      return {
        at: at.getTime(),
        by: by?.name ?? null,
        what,
        who: facts.to ? (names[facts.to] ?? null) : null,
        until: facts.until ?? null,
        reason: facts.reason ?? null,
        note: facts.note || null,
      };
    }),
  }));
}

export async function lastLook(): Promise<PatternLookView> {
  const row = await db.patternLook.findUnique({ where: { id: 1 } });
  const isWanted = row?.wantedAt != null && (row.at === null || row.wantedAt > row.at);
  return { at: row?.at?.getTime() ?? null, tookMs: row?.tookMs ?? null, compared: row?.compared ?? null, isWanted };
}

/** What somebody owes: what stands and nobody has, and what is theirs and not done. */
export async function countOwedPatterns(personId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pattern p
    WHERE p.ended_at IS NULL AND (p.state = 'open' OR (p.state = 'snoozed' AND p.snoozed_until <= (SELECT baton_now())) OR (p.state = 'assigned' AND p.assigned_to = ${personId}::uuid
      AND p.incident_id IS NULL AND p.proposal_id IS NULL))`;
  return row?.n ?? 0;
}

const ofPattern = (id: string) =>
  Prisma.sql`EXISTS (SELECT 1 FROM pattern_ticket x WHERE x.ticket_id = t.id AND x.pattern_id = ${id}::uuid)`;
const newestFirst = Prisma.sql`t.created_at DESC, t.id`;

/** Ids of its tickets, newest first. */
export async function ticketsOfPattern(id: string, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM ticket t WHERE ${ofPattern(id)} ORDER BY ${newestFirst} LIMIT ${limit}`;
  return rows.map((r) => r.id);
}

/** Its open tickets that belong to no incident. */
export async function openTicketsOf(id: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM ticket t WHERE ${ofPattern(id)} AND ${isOpen} AND t.incident_id IS NULL ORDER BY ${newestFirst}`;
  return rows.map((r) => r.id);
}

export const listPatternTickets = (id: string, limit: number): Promise<TicketLine[]> =>
  listTickets(ofPattern(id), limit, { by: newestFirst });

/** The people who can have a pattern. */
export const patternPeople = (): Promise<{ id: string; name: string }[]> =>
  db.person.findMany({
    where: { role: { in: ["lead", "admin"] }, disabledAt: null },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
