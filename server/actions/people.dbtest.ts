import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addPerson, openDesk } from "@/server/cli/test-setup/desk";
import { createCaller } from "../api/root";
import { checkCredentials } from "../auth/signIn";
import { db } from "../db/client";
import { loadPerson } from "../db/people";
import { moveTime } from "../db/time";
import type { PersonId } from "../domain/ids";
import type { Profile } from "../domain/people/profile";
import {
  acceptLinkAction,
  changePersonAction,
  invitePersonAction,
  sendLinkAction,
  setDisabledAction,
  setScheduleAction,
  withdrawLinkAction,
} from "./people";

let signedIn: { personId: string; sessionVersion: number } | null = null;
const signIn = vi.fn();
vi.mock("../auth/config", () => ({ auth: async () => signedIn, signIn: (...a: unknown[]) => signIn(...a) }));
vi.mock("next/navigation", () => ({ redirect: () => {} }));
vi.mock("next-auth", () => ({ AuthError: class extends Error {} }));
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));

let admin: PersonId;
let lead: PersonId;
let agent: PersonId;
/** A session that began now: later changes of the person are not in it. */
const as = async (who: PersonId | null) => {
  const person = who && (await loadPerson(who));
  signedIn = person && { personId: person.id, sessionVersion: person.sessionVersion };
};
const plain: Profile = {
  name: "New",
  role: "agent",
  tier: 1,
  teams: ["access"],
  skills: {},
  languages: [],
  capacity: 5,
};
let count = 0;
const invitation = (more: Partial<Profile & { email: string }> = {}) => ({
  email: `new${++count}@test.example`,
  ...plain,
  ...more,
});
const invited = async (more: Partial<Profile & { email: string }> = {}) => {
  const asked = invitation(more);
  const done = await invitePersonAction(asked);
  if (!done.ok) throw new Error(done.error.message);
  return { ...done.value, email: asked.email, token: done.value.link.url.split("/").at(-1)! };
};
const actions = (who: string) => db.audit.findMany({ where: { subjectId: who }, orderBy: { id: "asc" } });
const password = "three quiet otters";

beforeAll(async () => {
  ({ lead } = await openDesk());
  admin = await addPerson("Test Admin", { role: "admin" });
  agent = await addPerson("Test Agent", { teams: ["access"] });
  await db.personTeam.create({ data: { personId: lead, teamId: "access" } });
});
beforeEach(() => as(admin));

describe("an invite", () => {
  it("becomes somebody who signs in with a password of their own", async () => {
    const { id, token, email, link } = await invited({ role: "lead", skills: { refund: 4 }, languages: ["de"] });
    expect(link).toMatchObject({ isMailed: false });
    expect(await db.person.findUniqueOrThrow({ where: { id } })).toMatchObject({
      passwordHash: null,
      languages: ["de"],
    });
    await expect(checkCredentials(email, "", "direct")).rejects.toMatchObject({ code: "unauthenticated" });
    const guest = createCaller({ person: null });
    expect((await guest.people.link({ token })).data).toMatchObject({ kind: "invite", state: "open", email });

    signIn.mockResolvedValue(undefined);
    await as(null);
    expect(await acceptLinkAction(token, "too short")).toMatchObject({
      error: { code: "badInput", field: "password" },
    });
    expect(await acceptLinkAction(token, password)).toEqual({ ok: true, value: { to: "/queues" } });
    expect(await checkCredentials(email, password, "direct")).toMatchObject({ id });
    // Opened again it tells nothing of whom it was for.
    expect((await guest.people.link({ token })).data).toEqual({ kind: "invite", state: "used", name: "", email: "" });
    expect((await actions(id)).map((a) => a.action)).toEqual(["person.invite", "person.invite.accept"]);
  });

  it("is used once, also by two at once", async () => {
    const { token, id } = await invited();
    await as(null);
    const both = await Promise.all([
      acceptLinkAction(token, password),
      acceptLinkAction(token, "another long password"),
    ]);
    expect(both.filter((r) => r.ok)).toHaveLength(1);
    const refused = both.find((r) => !r.ok);
    expect(refused).toMatchObject({ error: { code: "conflict", message: expect.stringContaining("used already") } });
    expect((await loadPerson(id))?.sessionVersion).toBe(2);
  });

  it("is over after a week, and can be renewed: the old link then is none", async () => {
    const { token, id } = await invited();
    await moveTime(7 * 86_400_000);
    expect(await acceptLinkAction(token, password)).toMatchObject({
      error: { message: expect.stringContaining("expired") },
    });
    const again = await sendLinkAction(id);
    expect(again).toMatchObject({ ok: true });
    expect(await acceptLinkAction(token, password)).toMatchObject({ ok: false });
    const next = again.ok ? again.value.url.split("/").at(-1)! : "";
    expect(await acceptLinkAction(next, password)).toMatchObject({ ok: true });
  });

  it("can be withdrawn, and forged in no way", async () => {
    const { token, id } = await invited();
    expect(await withdrawLinkAction(id)).toMatchObject({ ok: true });
    expect(await withdrawLinkAction(id)).toMatchObject({ error: { code: "conflict" } });
    expect(await acceptLinkAction(token, password)).toMatchObject({
      error: { message: expect.stringContaining("withdrawn") },
    });
    const other = `${token.slice(0, -2)}${token.endsWith("A") ? "BB" : "AA"}`;
    for (const bad of [other, "nonsense", "", token.slice(1)]) {
      expect(await acceptLinkAction(bad, password)).toMatchObject({ error: { code: "notFound" } });
    }
  });

  it.each([
    ["a bad address", { email: "nobody" }, "badInput", "email"],
    ["an unknown team", { teams: ["sales"] }, "badInput", "teams"],
    ["an unknown tier", { tier: 9 }, "badInput", "tier"],
    ["a capacity of 0", { capacity: 0 }, "badInput", "capacity"],
    ["a capacity of 1000", { capacity: 1000 }, "badInput", "capacity"],
    ["a proficiency of 6", { skills: { refund: 6 } }, "badInput", "skills.refund"],
    ["an address in use, in capitals", { email: "Test.Agent@TEST.example" }, "conflict", "email"],
  ])("with %s is refused by its field", async (_, more, code, field) => {
    expect(await invitePersonAction(invitation(more))).toMatchObject({ ok: false, error: { code, field } });
  });

  it("of a lead is of an agent into a team of theirs; agents send none", async () => {
    await as(lead);
    const { id } = await invited();
    expect(await sendLinkAction(id)).toMatchObject({ ok: true });
    expect(await invitePersonAction(invitation({ role: "admin" }))).toMatchObject({ error: { code: "forbidden" } });
    expect(await invitePersonAction(invitation({ teams: ["billing"] }))).toMatchObject({
      error: { code: "forbidden" },
    });
    // A colleague's password is no lead's.
    expect(await sendLinkAction(admin)).toMatchObject({ error: { code: "forbidden" } });
    expect(await changePersonAction(id, { tier: 2 })).toMatchObject({ error: { code: "forbidden" } });
    await as(agent);
    expect(await invitePersonAction(invitation())).toMatchObject({ error: { code: "forbidden" } });
  });

  it("shows its link to whoever may hand it on, and to nobody else", async () => {
    const { id, link } = await invited({ role: "lead" });
    const read = async (who: PersonId) => {
      return (await createCaller({ person: await loadPerson(who) }).people.byId({ id })).data.link;
    };
    expect(await read(admin)).toMatchObject({ state: "open", url: link.url });
    expect(await read(lead)).toMatchObject({ state: "open", url: null });
    await expect(read(agent)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

it("a link for a forgotten password leaves the old one until it is used, and then ends every session", async () => {
  const { id, token, email } = await invited();
  await acceptLinkAction(token, password);
  const before = (await loadPerson(id))!.sessionVersion;
  const sent = await sendLinkAction(id);
  expect(await checkCredentials(email, password, "direct")).toMatchObject({ id });
  const next = sent.ok ? sent.value.url.split("/").at(-1)! : "";
  expect(await acceptLinkAction(next, "an altogether new one")).toMatchObject({ ok: true });
  await expect(checkCredentials(email, password, "direct")).rejects.toMatchObject({ code: "unauthenticated" });
  expect((await loadPerson(id))!.sessionVersion).toBe(before + 1);
});

describe("a change", () => {
  it("is written with its line in the audit, field by field, and leaves the others alone", async () => {
    const { id } = await invited({ skills: { refund: 2, invoice: 3 } });
    const change = { tier: 2, teams: ["access", "billing", "access"], skills: { refund: 5 } };
    expect(await changePersonAction(id, change)).toEqual({ ok: true, value: undefined });
    await changePersonAction(id, { languages: ["fr"] });
    const person = { tier: 2, teams: ["access", "billing"], skills: { refund: 5 }, languages: ["fr"], name: "New" };
    const caller = createCaller({ person: await loadPerson(admin) });
    expect((await caller.people.byId({ id })).data.profile).toMatchObject(person);
    const [, first] = await actions(id);
    expect(first).toMatchObject({
      action: "person.change",
      actorId: admin,
      details: { tier: { was: 1, is: 2 }, skills: { was: { refund: 2, invoice: 3 }, is: { refund: 5 } } },
    });
    expect(await changePersonAction(id, { tier: 2 })).toMatchObject({ ok: true });
    expect(await actions(id)).toHaveLength(3);
  });

  it("that demotes a lead counts at once, in the session that they have", async () => {
    const demoted = await addPerson("Demoted Lead", { role: "lead", teams: ["access"] });
    const someone = (await invited()).id;
    await as(demoted);
    const session = signedIn;
    expect(await setScheduleAction(agent, null)).toMatchObject({ ok: true });
    await as(admin);
    expect(await changePersonAction(demoted, { role: "agent" })).toMatchObject({ ok: true });
    signedIn = session;
    for (const attempt of [
      () => setScheduleAction(agent, null),
      () => sendLinkAction(someone),
      () => invitePersonAction(invitation()),
    ]) {
      expect(await attempt()).toMatchObject({ error: { code: "forbidden" } });
    }
    const caller = createCaller({ person: await loadPerson(demoted) });
    await expect(caller.people.list()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("takes the last admin's role from nobody, also when two try it with each other at once", async () => {
    await db.person.updateMany({ where: { role: "admin", id: { not: admin } }, data: { role: "lead" } });
    expect(await changePersonAction(admin, { role: "lead" })).toMatchObject({
      error: { code: "conflict", field: "role" },
    });
    // Somebody who has not joined yet cannot look after the desk.
    await invited({ role: "admin" });
    expect(await changePersonAction(admin, { role: "agent" })).toMatchObject({ error: { code: "conflict" } });
    const other = await addPerson("Other Admin", { role: "admin" });
    const both = await Promise.all([
      changePersonAction(admin, { role: "lead" }),
      changePersonAction(other, { role: "lead" }),
    ]);
    expect(both.filter((r) => r.ok)).toHaveLength(1);
    await db.person.update({ where: { id: admin }, data: { role: "admin" } });
  });

  it.each([
    ["an unknown person", "00000000-0000-7000-8000-000000000000", {}, "notFound"],
    ["no person at all", "me", {}, "badInput"],
  ])("of %s is refused", async (_, id, fields, code) => {
    expect(await changePersonAction(id, fields)).toMatchObject({ error: { code } });
  });
});

describe("somebody who is disabled", () => {
  it("is signed out everywhere, cannot sign in, and can again when enabled", async () => {
    const { id, token, email } = await invited();
    await acceptLinkAction(token, password);
    await as(id as PersonId);
    const session = signedIn;
    await as(admin);
    const sent = await sendLinkAction(id);
    expect(await setDisabledAction(id, true)).toMatchObject({ ok: true });
    expect(await setDisabledAction(id, true)).toMatchObject({ ok: true });
    signedIn = session;
    expect(await setScheduleAction(agent, null)).toMatchObject({ error: { code: "unauthenticated" } });
    await expect(checkCredentials(email, password, "direct")).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await acceptLinkAction(sent.ok ? sent.value.url.split("/").at(-1)! : "", password)).toMatchObject({
      ok: false,
    });

    await as(admin);
    const caller = createCaller({ person: await loadPerson(admin) });
    const query = {
      search: "",
      team: null,
      tier: null,
      role: null,
      order: "name",
      isDescending: false,
      page: 1,
    } as const;
    const listed = async (state: "disabled" | null) =>
      (await caller.people.page({ ...query, state })).data.people.map((p) => p.id);
    expect(await listed("disabled")).toContain(id);
    expect(await listed(null)).not.toContain(id);
    expect(await setDisabledAction(id, false)).toMatchObject({ ok: true });
    signedIn = session; // what ended stays ended
    expect(await setScheduleAction(agent, null)).toMatchObject({ error: { code: "unauthenticated" } });
    expect(await checkCredentials(email, password, "direct")).toMatchObject({ id });
    expect((await actions(id)).map((a) => a.action).slice(-2)).toEqual(["person.disable", "person.enable"]);
  });

  it("is never oneself, the last admin or the last resort", async () => {
    expect(await setDisabledAction(admin, true)).toMatchObject({ error: { code: "conflict" } });
    expect(await setDisabledAction(lead, true)).toMatchObject({
      error: { code: "conflict", message: expect.stringContaining("last resort") },
    });
    await as(lead);
    expect(await setDisabledAction(agent, true)).toMatchObject({ error: { code: "forbidden" } });
  });
});
