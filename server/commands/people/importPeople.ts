import { z } from "zod";
import { openCsv, previewOf, readCsv } from "../../channels/csv";
import { readPersonRow, type SaidPerson } from "../../channels/peopleCsv";
import { type AuditEntry, writeAudit, writeAudits } from "../../db/audit";
import { inTransaction, type Tx } from "../../db/client";
import { writeLinks } from "../../db/personLinks";
import { deskNames, type KnownPerson, lockAdmins, readPeopleByEmail, writeProfiles } from "../../db/profiles";
import type { BadCell } from "../../domain/csv/import";
import { asPersonId, type PersonId } from "../../domain/ids";
import {
  fieldText,
  guessPeopleColumns,
  type PeoplePlan,
  type PeoplePreview,
  peopleColumns,
} from "../../domain/people/csv";
import { changedFields, type DeskNames, type Profile } from "../../domain/people/profile";
import { lastAdminText } from "../../domain/people/rights";
import { mailState } from "../../integrations/mail/settings";
import { newId } from "../ids";
import { insertPeople } from "./insertPeople";
import { withdrawMisplaced } from "./withdrawMisplaced";

/** So many people are listed with what would change; the rest is counted. */
const shownPeople = 100;
/** So many faulty cells are sent to the screen and into the download. */
const shownFaults = 5000;

export const peopleChoice = z.object({
  mapping: z.partialRecord(z.enum(peopleColumns), z.int().min(0).max(500)),
});
type PeopleChoice = z.infer<typeof peopleChoice>;

/** Of somebody new, what the file leaves out. */
const starting: Omit<Profile, "name"> = { role: "agent", tier: 1, teams: [], skills: {}, languages: [], capacity: 5 };

const kind = {
  ...{ each: "person", choice: peopleChoice },
  ...{ key: "email", what: "the e-mail address", fact: "other thing" },
} as const;

/** The file's first lines, and what its columns seem to say. */
export const previewPeople = (bytes: Uint8Array): PeoplePreview =>
  previewOf(readCsv(bytes, kind.each), guessPeopleColumns);

/** What can be said of a file as a whole: it is one, and its columns are named. Gives the choice as it was understood. */
export const checkPeople = (bytes: Uint8Array, choice: unknown): PeopleChoice => openCsv(bytes, choice, kind).choice;

/** Somebody of the file who is right. */
interface Planned {
  line: number;
  email: string;
  known: KnownPerson | null;
  profile: Profile;
  changed: (keyof Profile)[];
}

/** What the file says of one person against what is known, or what is wrong with that. */
function planOne(said: SaidPerson, known: KnownPerson | null): Planned | string {
  const { line, email } = said;
  if (known?.isDisabled) return "They are disabled: enable them on the page first, or leave the row out";
  const before = known?.profile;
  const name = said.said.name ?? before?.name;
  if (name === undefined)
    return "Nobody with this address works here, and a new person needs a name: add a column with it";
  const profile: Profile = { ...starting, ...before, ...said.said, name };
  const changed = before ? changedFields(before, profile) : [];
  return { line, email, known, profile, changed };
}

/** Rows that together would leave nobody to administer the desk. */
function demotions(planned: readonly Planned[], admins: readonly string[]): Set<number> {
  const lost = planned.filter((p) => p.known && admins.includes(p.known.id) && p.profile.role !== "admin");
  const gained = planned.some((p) => p.known?.isActive && !admins.includes(p.known.id) && p.profile.role === "admin");
  return new Set(lost.length > 0 && lost.length === admins.length && !gained ? lost.map((p) => p.line) : []);
}

async function planRows(tx: Tx, bytes: Uint8Array, choice: unknown, lock: boolean) {
  const { file, choice: chosen } = openCsv(bytes, choice, kind);
  const { mapping } = chosen;
  const desk = await deskNames();
  const header = file.headers[mapping.email!]!;
  const bad: BadCell[] = [];
  const said = new Map<string, SaidPerson>();
  for (const row of file.rows) {
    const one = readPersonRow(row, file, mapping, desk);
    const first = "bad" in one ? undefined : said.get(one.email);
    if ("bad" in one) bad.push(...one.bad);
    else if (first) {
      const message = `They stand in line ${first.line} already: keep one of the two`;
      bad.push({ line: one.line, field: header, value: one.email, message });
    } else said.set(one.email, one);
  }
  const admins = await lockAdmins(tx);
  const found = await readPeopleByEmail(tx, [...said.keys()], { lock });
  const known = new Map(found.map((p) => [p.email, p]));
  const right: Planned[] = [];
  for (const one of said.values()) {
    const planned = planOne(one, known.get(one.email) ?? null);
    if (typeof planned === "string") bad.push({ line: one.line, field: header, value: one.email, message: planned });
    else right.push(planned);
  }
  const forbidden = demotions(right, admins);
  for (const { line, profile } of right.filter((p) => forbidden.has(p.line))) {
    bad.push({ line, field: file.headers[mapping.role ?? -1] ?? "role", value: profile.role, message: lastAdminText });
  }
  const planned = right.filter((p) => !forbidden.has(p.line));
  bad.sort((a, b) => a.line - b.line);
  return { plan: summary(planned, bad, file.rows.length, desk), planned };
}

function summary(planned: readonly Planned[], bad: BadCell[], rows: number, desk: DeskNames): PeoplePlan {
  const teamName = (id: string) => desk.teams.find((t) => t.id === id)?.name ?? id;
  const news = planned.filter((p) => !p.known || p.changed.length > 0);
  return {
    rows,
    created: planned.filter((p) => !p.known).length,
    changed: planned.filter((p) => p.known && p.changed.length > 0).length,
    same: planned.filter((p) => p.known && p.changed.length === 0).length,
    badRows: new Set(bad.map((b) => b.line)).size,
    bad: bad.slice(0, shownFaults),
    people: news.slice(0, shownPeople).map(({ line, email, known, profile, changed }) => ({
      ...{ line, email, name: profile.name, isNew: !known },
      changes: (known ? changed : (["role", "tier", "teams", "skills", "languages", "capacity"] as const))
        .map((field) => ({
          field,
          was: known ? fieldText(known.profile, field, teamName) : null,
          is: fieldText(profile, field, teamName),
        }))
        .filter((c) => known || c.is !== ""),
    })),
  };
}

/** A dry run: nothing is kept. */
export const planPeople = (bytes: Uint8Array, choice: unknown): Promise<PeoplePlan> =>
  inTransaction(async (tx) => (await planRows(tx, bytes, choice, false)).plan);

/** Keeps what the rows say that are right, all of them or none; whoever is new is invited, and gets a letter where mail is set
 *  up. Told by their address, so that the same file again changes nothing. Whoever is in another team or tier now loses what they
 *  were offered; the caller has it planned anew once this is committed. */
export async function importPeople(tx: Tx, bytes: Uint8Array, choice: unknown, by: PersonId): Promise<PeoplePlan> {
  const actor = { kind: "person", id: by } as const;
  const { plan, planned } = await planRows(tx, bytes, choice, true);
  const fresh = planned.filter((p) => !p.known).map((p) => ({ ...p, id: newId() }));
  const changed = planned.flatMap(({ known, profile, changed: fields }) =>
    known && fields.length > 0 ? [{ id: known.id, before: known.profile, profile, fields }] : [],
  );
  await insertPeople(
    tx,
    fresh.map(({ id, email, profile }) => ({ id, email, ...profile, passwordHash: null })),
  );
  if (fresh.length > 0) {
    const links = fresh.map((p) => ({ id: newId(), personId: p.id, kind: "invite" as const }));
    await writeLinks(tx, links, by, mailState().isReady);
  }
  await writeProfiles(tx, changed);
  await withdrawMisplaced(
    tx,
    changed.map((p) => asPersonId(p.id)),
  );
  await writeAudits(tx, [
    ...fresh.map(({ id, profile: { role, teams, tier } }): AuditEntry => {
      return { actor, action: "person.invite", subject: { kind: "person", id }, details: { role, teams, tier } };
    }),
    ...changed.map(({ id, before, profile, fields }): AuditEntry => {
      const details = Object.fromEntries(fields.map((f) => [f, { was: before[f], is: profile[f] }]));
      return { actor, action: "person.change", subject: { kind: "person", id }, details };
    }),
  ]);
  const { rows, created, changed: altered, same, badRows } = plan;
  await writeAudit(tx, {
    actor,
    action: "person.import",
    subject: { kind: "person", id: null },
    details: { rows, created, changed: altered, same, badRows },
  });
  return plan;
}
