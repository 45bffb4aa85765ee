import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../../cli/test-setup/desk";
import { bringIn } from "../../cli/test-setup/imports";
import { receiveMail } from "../../cli/test-setup/receivers";
import { db } from "../../db/client";
import { whoIsDue } from "../../db/outbox";
import { loadPerson, type Person } from "../../db/people";
import { loadTicket } from "../../db/tickets/load";
import { listDeliveries } from "../../db/views/deliveries";
import { guessPeopleColumns, type PeoplePlan } from "../../domain/people/csv";
import { deliverDue } from "../deliveries/deliverDue";
import { planWaiting } from "../planWaiting";
import { acceptOffer } from "../respondToOffer";
import { replyToTicket } from "../writeMessage";
import { changePerson } from "./changePerson";
import { disablePerson } from "./disablePerson";
import { planPeople, previewPeople } from "./importPeople";
import { invitePerson } from "./invitePerson";
import { withdrawLink } from "./links";
import { movePerson } from "./movePerson";

let admin: Person;
const profile = { name: "New", role: "agent", tier: 1, teams: ["access"], skills: {}, languages: [], capacity: 5 };

const ask = async () => {
  const { ticketId } = await write();
  await planWaiting();
  return ticketId;
};
const ticket = async (id: string) => (await loadTicket(id))!;

beforeAll(async () => {
  await openDesk();
  admin = (await loadPerson(await addPerson("Test Admin", { role: "admin" })))!;
});

describe("an agent who is disabled with work in hand", () => {
  it("has none left: the next one is offered what was theirs, begun or not", async () => {
    const gone = await addPerson("Gone Soon", { teams: ["access"] });
    await online(gone);
    const [first, second, third] = [await ask(), await ask(), await ask()];
    for (const id of [first, second]) await acceptOffer((await ticket(id)).offer!.id, gone);
    await replyToTicket(first, gone, { body: "On it.", isWaitingForCustomer: false });
    expect((await ticket(third)).offer?.personId).toBe(gone);
    const colleague = await addPerson("Ann Colleague", { teams: ["access"] });
    await online(colleague);

    await disablePerson(gone, admin);
    for (const id of [first, second, third]) {
      const { assignment, offer } = await ticket(id);
      expect(assignment).toBeNull();
      expect(offer?.personId).toBe(colleague);
    }
    const [events] = await db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM ticket_event WHERE type = 'AssignmentEnded' AND data->>'personId' = ${gone}::text`;
    expect(events!.n).toBe(2);
    await disablePerson(colleague, admin);
  });
});

it("whoever leaves a team is not left with an offer of it", async () => {
  const mover = await addPerson("Mover", { teams: ["access"] });
  await online(mover);
  const ticketId = await ask();
  const held = async () => (await ticket(ticketId)).offer?.personId ?? null;
  // Whatever waited is theirs now, this one among it.
  expect(await held()).toBe(mover);
  await changePerson(mover, { teams: ["billing"] }, admin);
  expect(await held()).toBeNull();
  await disablePerson(mover, admin);
});

describe("moving somebody to another team", () => {
  const move = { from: "access", to: "billing" };
  const teamsOf = async (id: string) => (await loadPerson(id as Person["id"]))!.teams;

  it("by a lead of both gives their offers to others at once, stands in the audit, and is undone by its opposite", async () => {
    const by = (await loadPerson(await addPerson("Two Teams", { role: "lead", teams: ["access", "billing"] })))!;
    const mover = await addPerson("To Be Moved", { teams: ["access"] });
    await online(mover);
    const ticketId = await ask();
    const held = async () => (await ticket(ticketId)).offer?.personId ?? null;
    expect(await held()).toBe(mover);
    await movePerson(mover, move, by);
    expect([await teamsOf(mover), await held()]).toEqual([["billing"], null]);
    const [entry] = await db.audit.findMany({ where: { subjectId: mover }, orderBy: { id: "desc" }, take: 1 });
    expect(entry).toMatchObject({ action: "person.move", actorId: by.id, details: move });
    await expect(movePerson(mover, move, by)).rejects.toMatchObject({ code: "conflict", field: "from" });
    await movePerson(mover, { from: "billing", to: "access" }, by);
    expect([await teamsOf(mover), await held()]).toEqual([["access"], mover]);
    await disablePerson(mover, admin);
    await expect(movePerson(mover, move, by)).rejects.toMatchObject({ code: "notFound" });
  });

  it("is refused to a lead of only one of the two teams, and of leads", async () => {
    const by = (await loadPerson(await addPerson("One Team", { role: "lead", teams: ["access", "billing"] })))!;
    const mover = await addPerson("Stays Here", { teams: ["access"] });
    const wrong = movePerson(mover, { from: "access", to: "product" }, by);
    await expect(wrong).rejects.toMatchObject({ code: "forbidden", field: "to" });
    await expect(movePerson(by.id, move, by)).rejects.toMatchObject({ code: "conflict" });
    const other = await addPerson("Other Lead", { role: "lead", teams: ["access"] });
    await expect(movePerson(other, move, by)).rejects.toMatchObject({ code: "forbidden" });
    await movePerson(other, move, admin);
    expect(await teamsOf(other)).toEqual(["billing"]);
  });
});

describe("a letter with a link", () => {
  let mails: Awaited<ReturnType<typeof receiveMail>>;
  const deliver = async () => {
    for (const to of await whoIsDue()) await deliverDue(to);
  };
  beforeAll(async () => {
    process.env.BATON_MAIL_FROM = "Baton <baton@tessel.example>";
    mails = await receiveMail();
    process.env.BATON_SMTP_URL = mails.url;
  });
  afterAll(async () => {
    process.env.BATON_SMTP_URL = "";
    await mails.close();
  });

  it("is sent where mail is set up, and the link is kept nowhere", async () => {
    const { id, link } = await invitePerson({ email: "post@test.example", ...profile }, admin);
    expect(link.isMailed).toBe(true);
    await deliver();
    const [mail] = mails.seen;
    expect(mail!.to).toEqual(["post@test.example"]);
    expect(mail!.source.replaceAll("=\r\n", "").replaceAll("=3D", "=")).toContain(link.url);
    const token = link.url.split("/").at(-1)!;
    const [kept] = await db.$queryRaw<{ n: number }[]>`
      SELECT (SELECT count(*) FROM outbox o WHERE o.payload::text LIKE ${`%${token}%`})::int
        + (SELECT count(*) FROM person_link l WHERE l::text LIKE ${`%${token}%`})::int
        + (SELECT count(*) FROM audit a WHERE a.details::text LIKE ${`%${token}%`})::int AS n`;
    expect(kept!.n).toBe(0);
    const [line] = (await listDeliveries()).lines;
    expect(line).toMatchObject({
      about: { topic: "personLink", kind: "invite", personId: id },
      to: ["New"],
      state: "delivered",
    });
  });

  it("is not sent any more once the link is withdrawn", async () => {
    mails.seen.length = 0;
    const { id } = await invitePerson({ email: "late@test.example", ...profile }, admin);
    await withdrawLink(id, admin);
    await deliver();
    expect(mails.seen).toEqual([]);
    expect((await listDeliveries()).lines[0]).toMatchObject({ state: "failed", fault: { fault: "linkEnded" } });
  });
});

describe("a file of people", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const header = "Email;Name;Role;Teams;Tier;Skills;Languages;Capacity";
  const choice = { mapping: guessPeopleColumns(header.split(";")) };
  const file = (...lines: string[]) => bytes(`\uFEFF${[header, ...lines].join("\r\n")}\r\n`);

  const imported = (...lines: string[]) => bringIn<PeoplePlan>("people", file(...lines), choice, admin.id);

  it("is looked at, changes nothing, then does exactly that, and the same again does nothing", async () => {
    const known = await addPerson("Known One", { teams: ["access"] });
    const lines = [
      'known.one@test.example;;;"Access, Billing";2;refund:4;;',
      "fresh@test.example;Fresh One;lead;billing;3;;de fr;8",
    ];
    const preview = previewPeople(file(...lines));
    expect(preview).toMatchObject({ rowCount: 2, mapping: choice.mapping });
    const plan = await planPeople(file(...lines), choice);
    expect(plan).toMatchObject({ rows: 2, created: 1, changed: 1, same: 0, badRows: 0 });
    expect(plan.people[0]!.changes).toContainEqual({ field: "tier", was: "1", is: "2" });
    expect(await db.person.count({ where: { email: "fresh@test.example" } })).toBe(0);

    expect(await imported(...lines)).toEqual(plan);
    expect((await loadPerson(known))!).toMatchObject({ tier: 2, teams: ["access", "billing"], name: "Known One" });
    const fresh = await db.person.findUniqueOrThrow({
      where: { email: "fresh@test.example" },
      include: { links: true, teams: true },
    });
    expect(fresh).toMatchObject({ role: "lead", capacity: 8, languages: ["de", "fr"], passwordHash: null });
    expect(fresh.links).toHaveLength(1);
    expect(await imported(...lines)).toMatchObject({ created: 0, changed: 0, same: 2 });
    expect(await db.personLink.count({ where: { personId: fresh.id } })).toBe(1);
    const audit = await db.audit.findMany({ where: { action: "person.import" } });
    expect(audit.map((a) => a.details)).toMatchObject([
      { created: 1, changed: 1 },
      { created: 0, changed: 0, same: 2 },
    ]);
  });

  it("that moves somebody leaves them no offer of their old team, and the next is asked before it is done", async () => {
    const mover = await addPerson("Moved By File", { teams: ["access"] });
    await online(mover);
    const ticketId = await ask();
    expect((await ticket(ticketId)).offer?.personId).toBe(mover);
    const next = await addPerson("Next One", { teams: ["access"] });
    await online(next);
    await imported("moved.by.file@test.example;;;Billing;;;;");
    expect((await ticket(ticketId)).offer?.personId).toBe(next);
    for (const id of [mover, next]) await disablePerson(id, admin);
  });

  it("keeps what is right, and names each row that is not by line, field and remedy", async () => {
    const lines = [
      "right@test.example;Right;;access;;;;",
      "wrong;Wrong;;;;;;",
      "team@test.example;Team;;Sales;;;;",
      "right@test.example;Twice;;;;;;",
      "nameless@test.example;;;;;;;",
      "gone.soon@test.example;Gone;;;;;;",
      "test.admin@test.example;;agent;;;;;",
    ];
    const plan = await imported(...lines);
    expect(plan).toMatchObject({ created: 1, changed: 0, badRows: 6 });
    expect(plan.bad.map((b) => [b.line, b.field])).toEqual([
      [3, "Email"],
      [4, "Teams"],
      [5, "Email"],
      [6, "Email"],
      [7, "Email"],
      [8, "Role"],
    ]);
    expect(plan.bad.every((b) => b.message.length > 20)).toBe(true);
    expect((await loadPerson(admin.id))!.role).toBe("admin");
  });

  it("refuses a choice of columns without addresses", async () => {
    const none = planPeople(file("a@test.example;A;;;;;;"), { mapping: { name: 1 } });
    await expect(none).rejects.toMatchObject({ code: "badInput", field: "email" });
  });

  it("of ten thousand rows is imported as a whole, and again without a change", async () => {
    const teams = ["access", "billing", "product", "integrations"];
    const lines = Array.from(
      { length: 10_000 },
      (_, i) => `many${i}@test.example;Many ${i};agent;${teams[i % 4]};1;refund:3;en;5`,
    );
    expect(await imported(...lines)).toMatchObject({ created: 10_000, badRows: 0 });
    expect(await db.person.count({ where: { email: { startsWith: "many" } } })).toBe(10_000);
    expect(await imported(...lines)).toMatchObject({ created: 0, same: 10_000 });
  }, 180_000);
});
