import { now } from "../clock";
import type { CalendarRules } from "../domain/calendar/document";
import { dayOf } from "../domain/context/days";
import { listVariables } from "../domain/knowledge/variables";
import type { DeskFacts } from "../domain/policy/check";
import { compilePolicy, type Policy } from "../domain/policy/compile";
import { deskZone } from "../domain/policy/deskZone";
import { type PolicyDocument, publishedPolicy } from "../domain/policy/document";
import { upgradePolicy } from "../domain/policy/upgrade";
import { type CalendarRef, elapsedTime, type TimeScale } from "../domain/sla/rules";
import { BatonError } from "../errors";
import { log } from "../log";
import { signedDestinations } from "./channels";
import { db, type Queryable } from "./client";
import { loadShifts } from "./shifts";

const compiled = new Map<number, Policy>();

/** A published policy by version. Versions never change, so one compiled copy per process serves for ever. */
export async function loadPolicy(version: number): Promise<Policy> {
  const known = compiled.get(version);
  if (known) return known;
  const row = await db.policyVersion.findUniqueOrThrow({ where: { version } });
  const read = readPolicy(row.document);
  if ("field" in read) throw new BatonError("internal", `Policy version ${version} cannot be read.`, read.field);
  const policy = compilePolicy(version, read.document);
  compiled.set(version, policy);
  return policy;
}

/** A stored document, or where it cannot be read: a section is missing or of a wrong shape. */
function readPolicy(stored: unknown): { document: PolicyDocument } | { field: string } {
  try {
    const parsed = publishedPolicy.safeParse(upgradePolicy(stored));
    if (parsed.success) return { document: parsed.data };
    return { field: parsed.error.issues[0]?.path.join(".") || "document" };
  } catch {
    return { field: "document" }; // too broken to be brought to today's shape
  }
}

/** Published versions that cannot be read, and where. Publishing lets none through; a restored or hand-made row may be one. */
const unreadable = new Map<number, string>();
export const unreadablePolicies = (): { version: number; field: string }[] =>
  [...unreadable].map(([version, field]) => ({ version, field }));

async function isReadable(version: number): Promise<boolean> {
  try {
    await loadPolicy(version);
    return true;
  } catch (e) {
    if (!(e instanceof BatonError)) throw e;
    const field = e.field ?? "document";
    unreadable.set(version, field);
    log.error({ version, field }, "a policy version cannot be read; the desk works by the one before it");
    return false;
  }
}

/** Loads the policies whose calendars these clocks count by, for `scaleOf`. */
export async function loadCalendars(clocks: readonly { calendar: CalendarRef | null }[]): Promise<void> {
  const versions = new Set(clocks.flatMap((c) => (c.calendar ? [c.calendar.policyVersion] : [])));
  for (const version of versions) if (!compiled.has(version)) await loadPolicy(version);
}

/** The time of a calendar. Its policy has been loaded: with the ticket whose clock counts by it, or as the one in force. */
export function scaleOf(calendar: CalendarRef | null): TimeScale {
  if (calendar === null) return elapsedTime;
  const policy = compiled.get(calendar.policyVersion);
  if (!policy) throw new BatonError("internal", `Policy version ${calendar.policyVersion} was not loaded.`);
  return policy.scale(calendar.id);
}

/** Each calendar that an open clock or the policy in force counts by, as it was published. */
export async function calendarsInUse(): Promise<{ policyVersion: number; rules: CalendarRules }[]> {
  const rows = await db.$queryRaw<{ version: number }[]>`
    SELECT DISTINCT calendar_version AS version FROM clock WHERE state IN ('running', 'paused') AND calendar_version IS NOT NULL
    UNION SELECT max(version) FROM policy_version HAVING max(version) IS NOT NULL`;
  return (await Promise.all(rows.map(({ version }) => calendarsOf(version)))).flat();
}

/** The calendars of one published policy; none where there is no such version. */
export async function calendarsOf(version: number): Promise<{ policyVersion: number; rules: CalendarRules }[]> {
  if (version > ((await currentPolicyVersion()) ?? 0)) return [];
  const { document } = await loadPolicy(version);
  return document.calendars.map((rules) => ({ policyVersion: version, rules }));
}

/** The version in force: the newest published one that can be read. A version that cannot be read never stops the desk. */
export async function currentPolicyVersion(from: Queryable = db): Promise<number | null> {
  for (;;) {
    const [row] = await from.$queryRawUnsafe<{ version: number | null }[]>(
      "SELECT max(version) AS version FROM policy_version WHERE version <> ALL ($1::int[])",
      [...unreadable.keys()],
    );
    const version = row?.version ?? null;
    if (version === null || (await isReadable(version))) return version;
  }
}

/** The version in force, told the newest published. */
export const inForce = async (newest: number | null): Promise<number | null> =>
  newest === null || (await isReadable(newest)) ? newest : currentPolicyVersion();

/** The policy in force, or null on a desk that was not prepared yet. */
export async function currentPolicy(): Promise<Policy | null> {
  const version = await currentPolicyVersion();
  return version === null ? null : loadPolicy(version);
}

/** Identity rows for whatever the document names; names follow it, what it names no more is archived, nothing is ever deleted. */
export async function writeIdentities(to: Queryable, document: PolicyDocument): Promise<void> {
  const named = (rows: { id: string | number; name: string }[]) => JSON.stringify(rows);
  const upsert = (table: string, type: string) =>
    `INSERT INTO ${table} (id, name) SELECT x.id, x.name FROM json_to_recordset($1::json) AS x(id ${type}, name text)
     ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, archived_at = NULL`;
  const archive = (table: string, type: string) =>
    `UPDATE ${table} SET archived_at = baton_now() WHERE archived_at IS NULL
       AND id NOT IN (SELECT x.id FROM json_to_recordset($1::json) AS x(id ${type}))`;
  const write = async (table: string, type: string, rows: { id: string | number; name: string }[]) => {
    await to.$executeRawUnsafe(upsert(table, type), named(rows));
    await to.$executeRawUnsafe(archive(table, type), named(rows));
  };
  const tiers = document.tiers.map((t) => ({ id: t.tier, name: t.name }));
  await write("team", "text", document.teams);
  await write("tier", "int", tiers);
  await write("issue_type", "text", document.issueTypes);
}

/** What the check may know of the desk beyond the document. */
export async function deskFacts(): Promise<DeskFacts> {
  const staffed = await db.$queryRaw<{ team: string; tier: number }[]>`
    SELECT DISTINCT pt.team_id AS team, p.tier FROM person_team pt JOIN person p ON p.id = pt.person_id
    WHERE p.disabled_at IS NULL`;
  const day = dayOf(now());
  const policy = await currentPolicy();
  const zone = policy ? deskZone(policy.document) : "UTC";
  const people = await db.person.findMany({ where: { disabledAt: null }, select: { id: true, capacity: true } });
  const counted = await db.$queryRaw<{ type: string; total: number; wrong: number }[]>`
    SELECT issue_type_id AS type, count(*)::int AS total, count(*) FILTER (WHERE NOT is_correct)::int AS wrong
    FROM review_outcome GROUP BY 1`;
  const outcomes = Object.fromEntries(counted.map(({ type, total, wrong }) => [type, { total, wrong }]));
  const published = await db.article.findMany({
    where: { state: "published" },
    select: { id: true, title: true, body: true },
  });
  const articles = published.map(({ id, title, body }) => ({ id, title, variables: listVariables(body) }));
  return {
    staffed,
    people: people.map((p) => p.id),
    largestCapacity: people.reduce((most, p) => Math.max(most, p.capacity), 0),
    outcomes,
    articles,
    signedDestinations: await signedDestinations(),
    shifts: await loadShifts(day, zone),
    today: day,
  };
}
