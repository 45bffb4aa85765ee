import { type CalendarRules, calendarSchema } from "../../domain/calendar/document";
import type { ShiftNow } from "../../domain/calendar/shift";
import { linkState, type PersonLinkKind, type PersonLinkState } from "../../domain/people/link";
import type { Profile } from "../../domain/people/profile";
import type { PeopleQuery, PersonOrder, PersonState } from "../../domain/people/query";
import { type Changer, inviteRefusal } from "../../domain/people/rights";
import type { Policy } from "../../domain/policy/compile";
import type { Presence, Role } from "../../domain/vocabulary";
import { personLinkUrl } from "../../links";
import { db } from "../client";
import { loadsBy, weightsOf } from "../loads";
import { shiftOf } from "../schedules";
import { type WorkByChannel, workOf } from "./work";

/** People on one page. */
export const peoplePerPage = 50;

/** One line of the list of people. */
export interface PersonRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  tier: number;
  /** Names of teams. */
  teams: string[];
  languages: string[];
  state: PersonState;
  presence: Presence;
  /** Slots taken, and how many there are. */
  load: number;
  work: WorkByChannel[];
  capacity: number;
  /** Where their hours are counted; null without fixed hours. */
  zone: string | null;
  shift: ShiftNow | null;
}
export interface PeoplePage {
  people: PersonRow[];
  /** How many there are under this search. */
  total: number;
  /** Who is online, of everybody; and how many wait to set a password. */
  online: number;
  invited: number;
}

interface Row extends Omit<PersonRow, "zone" | "shift" | "work"> {
  schedule: unknown;
  total: number;
}

const like = (words: string) => `%${words.replace(/[\\%_]/g, "\\$&")}%`;

const orders: Record<PersonOrder, string> = {
  name: "lower(f.name)",
  role: "array_position(ARRAY['admin', 'lead', 'agent'], f.role)",
  tier: "f.tier",
  load: "f.load / GREATEST(f.capacity, 1)",
  presence: "array_position(ARRAY['online', 'custom', 'busy', 'wrapUp', 'break', 'away', 'offline'], f.presence)",
};

const stateOf = `CASE WHEN p.disabled_at IS NOT NULL THEN 'disabled' WHEN p.password_hash IS NULL THEN 'invited'
  ELSE 'active' END`;

/** People by name, address, team or skill, a page at a time, with what they have in hand. */
export async function pagePeople(q: PeopleQuery, policy: Policy | null, now: number): Promise<PeoplePage> {
  const words = q.search.trim();
  const rows = await db.$queryRawUnsafe<Row[]>(
    `WITH taken AS (${loadsBy("$1")}),
     f AS (
       SELECT p.id, p.name, p.email, p.role, p.tier, p.capacity, p.languages, p.presence, p.schedule,
         ${stateOf} AS state, COALESCE(k.load, 0) AS load,
         ARRAY(SELECT t.name FROM person_team pt JOIN team t ON t.id = pt.team_id WHERE pt.person_id = p.id
               ORDER BY t.name) AS teams
       FROM person p LEFT JOIN taken k ON k.person_id = p.id
       WHERE ($2 = '' OR p.name ILIKE $3 OR p.email ILIKE $3
           OR EXISTS (SELECT 1 FROM person_skill s WHERE s.person_id = p.id AND s.skill ILIKE $3))
         AND ($4::text IS NULL OR EXISTS (SELECT 1 FROM person_team pt WHERE pt.person_id = p.id AND pt.team_id = $4))
         AND ($5::int IS NULL OR p.tier = $5) AND ($6::text IS NULL OR p.role = $6)
         AND (($7::text IS NULL AND p.disabled_at IS NULL) OR ${stateOf} = $7))
     SELECT f.*, (SELECT count(*)::int FROM f) AS total FROM f
     ORDER BY ${orders[q.order]} ${q.isDescending ? "DESC" : "ASC"}, lower(f.name), f.id LIMIT $8 OFFSET $9`,
    weightsOf(policy),
    words,
    like(words),
    q.team,
    q.tier,
    q.role,
    q.state,
    peoplePerPage,
    (q.page - 1) * peoplePerPage,
  );
  const [counted] = await db.$queryRaw<{ online: number; invited: number }[]>`
    SELECT count(*) FILTER (WHERE presence = 'online')::int AS online,
      count(*) FILTER (WHERE password_hash IS NULL)::int AS invited
    FROM person WHERE disabled_at IS NULL`;
  const work = await workOf(
    policy,
    rows.map((r) => r.id),
  );
  const people = rows.map(
    ({ schedule, total: _, ...r }): PersonRow => ({
      ...r,
      load: Number(r.load),
      work: work.get(r.id) ?? [],
      zone: schedule === null ? null : (calendarSchema.safeParse(schedule).data?.zone ?? null),
      shift: shiftOf(schedule, now),
    }),
  );
  return { people, total: rows[0]?.total ?? 0, ...counted! };
}

/** Everything about one person that may be changed. */
export interface PersonDetail {
  id: string;
  email: string;
  state: PersonState;
  profile: Profile;
  schedule: CalendarRules | null;
  /** Epoch ms. */
  disabledAt: number | null;
  /** Their last link to set a password. `url` for who may hand it on, while it is good. */
  link: { kind: PersonLinkKind; state: PersonLinkState; expiresAt: number; url: string | null } | null;
  isLastResort: boolean;
}

/** null for an unknown one. */
export async function loadPersonDetail(
  id: string,
  { policy, now, by }: { policy: Policy | null; now: number; by: Changer },
): Promise<PersonDetail | null> {
  const row = await db.person.findUnique({
    where: { id },
    include: { teams: true, skills: true, links: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 1 } },
  });
  if (!row) return null;
  const state: PersonState = row.disabledAt ? "disabled" : row.passwordHash === null ? "invited" : "active";
  const profile: Profile = {
    name: row.name,
    role: row.role as Role,
    tier: row.tier,
    teams: row.teams.map((t) => t.teamId).sort(),
    skills: Object.fromEntries(row.skills.map((s) => [s.skill, s.proficiency]).sort()),
    languages: row.languages,
    capacity: row.capacity,
  };
  const [last] = row.links;
  const facts = last && {
    expiresAt: last.expiresAt.getTime(),
    usedAt: last.usedAt?.getTime() ?? null,
    withdrawnAt: last.withdrawnAt?.getTime() ?? null,
  };
  const mayHandOn = by.role === "admin" || (state === "invited" && inviteRefusal(by, profile) === null);
  const isOpen = facts !== undefined && linkState(facts, now) === "open";
  return {
    id,
    email: row.email,
    state,
    profile,
    schedule: row.schedule === null ? null : calendarSchema.parse(row.schedule),
    disabledAt: row.disabledAt?.getTime() ?? null,
    link: last
      ? {
          kind: last.kind as PersonLinkKind,
          state: linkState(facts!, now),
          expiresAt: facts!.expiresAt,
          url: isOpen && mayHandOn ? personLinkUrl(last.id) : null,
        }
      : null,
    isLastResort: policy?.document.lastResort.person === id,
  };
}
