import { beforeAll, describe, expect, it, vi } from "vitest";
import { addPerson, heldBy, openDesk } from "@/server/cli/test-setup/desk";
import { as, caller, signOut } from "@/server/cli/test-setup/session";
import { db } from "../db/client";
import type { PersonId } from "../domain/ids";
import { replyAction, sendNowAction, snoozeAction, undoReplyAction, wakeAction } from "./desk";

vi.mock("../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let ann: PersonId;
let bob: PersonId;
let ticketId: string;
const unknown = "00000000-0000-7000-8000-00000000abcd";
const replies = () => db.message.count({ where: { ticketId, kind: "reply" } });

beforeAll(async () => {
  await openDesk();
  ann = await addPerson("Ann", { teams: ["access"], capacity: 9 });
  bob = await addPerson("Bob", { teams: ["access"], capacity: 9 });
  ticketId = await heldBy(ann);
});

describe("what may be done with a reply on its way", () => {
  it("nothing without a session", async () => {
    signOut();
    const refused = { ok: false, error: { code: "unauthenticated" } };
    const until = Date.now() + 60_000;
    const all = [sendNowAction(unknown), undoReplyAction(unknown), snoozeAction(ticketId, until), wakeAction(ticketId)];
    for (const one of await Promise.all(all)) expect(one).toMatchObject(refused);
  });

  it("only by who wrote it; what is no id is refused", async () => {
    await as(ann);
    const sent = await replyAction(ticketId, "Hello", false);
    if (!sent.ok) throw new Error(sent.error.message);
    const { outgoingId } = sent.value;
    await as(bob);
    expect(await sendNowAction(outgoingId)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await undoReplyAction(outgoingId)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await undoReplyAction("x")).toMatchObject({ ok: false, error: { code: "badInput" } });
    await as(ann);
    expect(await undoReplyAction(outgoingId)).toMatchObject({ ok: true, value: { kept: { body: "Hello" } } });
    expect(await replies()).toBe(0);
    const again = await replyAction(ticketId, "Hello again", false);
    expect(await sendNowAction(again.ok ? again.value.outgoingId : "")).toMatchObject({ ok: true });
    expect(await replies()).toBe(1);
  });
});

it("snoozes only what is one's own, until a time", async () => {
  await as(bob);
  expect(await snoozeAction(ticketId, Date.now() + 60_000)).toMatchObject({ ok: false, error: { code: "conflict" } });
  await as(ann);
  expect(await snoozeAction(ticketId, Number.NaN)).toMatchObject({ ok: false, error: { code: "badInput" } });
  expect(await snoozeAction(ticketId, Date.now() + 60_000)).toMatchObject({ ok: true });
  expect(await wakeAction(ticketId)).toMatchObject({ ok: true });
});

describe("the palette's search", () => {
  it("finds tickets by number and words, and customers; nothing without a session", async () => {
    const { number } = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
    await as(ann);
    const find = async (words: string) => (await (await caller()).find.anything({ words })).data;
    expect((await find(`#${number}`)).tickets).toMatchObject([{ id: ticketId, isDone: false }]);
    const byName = await find("Some Body");
    expect(byName.tickets.map((one) => one.id)).toContain(ticketId);
    expect(byName.customers).not.toEqual([]);
    expect(await find(" \0 ")).toEqual({ tickets: [], customers: [] });
    expect(await find("%")).toEqual({ tickets: [], customers: [] });
    signOut();
    await expect((await caller()).find.anything({ words: "Some" })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});
