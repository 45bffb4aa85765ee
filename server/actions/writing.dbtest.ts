import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addPerson, heldBy, openDesk } from "@/server/cli/test-setup/desk";
import { as, caller, signOut } from "@/server/cli/test-setup/session";
import { db } from "../db/client";
import { liveHub } from "../db/live";
import type { PersonId } from "../domain/ids";
import { noteAction, replyAction } from "./desk";
import { keepWritingAction } from "./writing";

vi.mock("../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

const draftsOf = async (id: PersonId) => {
  await as(id);
  return (await (await caller()).tickets.writing({ id: ticketId })).data;
};
const writersSeenBy = async (id: PersonId) => {
  await as(id);
  return (await (await caller()).tickets.writers({ id: ticketId })).data;
};
let ann: PersonId;
let bob: PersonId;
let ticketId: string;
const typed = (body: string, at: number, more = {}) => ({
  ...{ ticketId, kind: "reply" as const, body, waits: false, at, isOpen: true },
  ...more,
});
/** A while ago, by the desk's own clock. */
const early = Date.now() - 60_000;

beforeAll(async () => {
  await openDesk();
  ann = await addPerson("Ann", { teams: ["access"], capacity: 9 });
  bob = await addPerson("Bob", { teams: ["access"], capacity: 9 });
  ticketId = await heldBy(ann);
});
beforeEach(async () => {
  await db.writing.deleteMany();
});

describe("a text under way", () => {
  it("is kept for whoever writes it, and for nobody else", async () => {
    signOut();
    expect(await keepWritingAction(typed("x", early))).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
    await as(ann);
    expect(await keepWritingAction(typed("Have you tr", early, { waits: true }))).toMatchObject({ ok: true });
    expect(await draftsOf(ann)).toEqual([{ kind: "reply", body: "Have you tr", waits: true, at: early }]);
    expect(await draftsOf(bob)).toEqual([]);
  });

  it("is not overwritten by what was typed earlier, nor dated later than now", async () => {
    await as(ann);
    await keepWritingAction(typed("newer", early + 2_000));
    await keepWritingAction(typed("older", early));
    await keepWritingAction(typed("", early + 1_000));
    expect(await draftsOf(ann)).toMatchObject([{ body: "newer" }]);
    const ahead = Date.now() + 3_600_000;
    await as(ann);
    await keepWritingAction(typed("from a clock that is fast", ahead));
    const [draft] = await draftsOf(ann);
    expect(draft!.body).toBe("from a clock that is fast");
    expect(draft!.at).toBeLessThan(ahead - 3_000_000);
  });

  it("is gone when it is emptied or sent, the other kind staying", async () => {
    await as(ann);
    await keepWritingAction(typed("A reply", early));
    await keepWritingAction(typed("A note", early, { kind: "note" }));
    await replyAction(ticketId, "A reply", false);
    expect(await draftsOf(ann)).toMatchObject([{ kind: "note" }]);
    await noteAction(ticketId, "A note");
    expect(await draftsOf(ann)).toEqual([]);
    await keepWritingAction(typed("Again", early));
    await keepWritingAction(typed("  ", early + 1));
    expect(await draftsOf(ann)).toEqual([]);
  });

  it("stays when it could not be sent", async () => {
    await as(bob);
    await keepWritingAction(typed("Not mine to answer", early));
    expect(await replyAction(ticketId, "Not mine to answer", false)).toMatchObject({ ok: false });
    expect(await draftsOf(bob)).toHaveLength(1);
  });

  it("refuses what is no ticket or too long, and keeps what there was", async () => {
    await as(ann);
    await keepWritingAction(typed("kept", early));
    const none = { ticketId: "00000000-0000-7000-8000-00000000abcd" };
    expect(await keepWritingAction(typed("x", early, none))).toMatchObject({ error: { code: "notFound" } });
    expect(await keepWritingAction(typed("x".repeat(50_001), early + 1))).toMatchObject({
      error: { code: "badInput" },
    });
    expect(await draftsOf(ann)).toMatchObject([{ body: "kept" }]);
  });
});

describe("who writes", () => {
  it("is seen by others while it goes on", async () => {
    await as(bob);
    await keepWritingAction(typed("Ask Ann", Date.now(), { kind: "note" }));
    expect(await writersSeenBy(ann)).toEqual([{ id: bob, name: "Bob", kind: "note" }]);
    expect(await writersSeenBy(bob)).toEqual([]);
    await as(bob);
    await keepWritingAction(typed("Ask Ann", Date.now() + 1, { kind: "note", isOpen: false }));
    expect(await writersSeenBy(ann)).toEqual([]);
    await db.writing.updateMany({ data: { isOpen: true } });
    expect(await writersSeenBy(ann)).toHaveLength(1);
    await db.writing.updateMany({ data: { updatedAt: new Date(early - 60_000) } });
    expect(await writersSeenBy(ann)).toEqual([]);
  });

  it("is told to browsers when it begins, not with every word, and when it ends", async () => {
    const stop = new AbortController();
    const heard: string[] = [];
    const listening = (async () => {
      for await (const change of liveHub().changes(stop.signal)) heard.push(...change.writing);
    })();
    await vi.waitFor(() => expect(liveHub().isConnected).toBe(true));
    await as(bob);
    await keepWritingAction(typed("A", early));
    await vi.waitFor(() => expect(heard).toEqual([ticketId]));
    await keepWritingAction(typed("Ab", early + 1_000));
    await keepWritingAction(typed("Abc", early + 2_000));
    await keepWritingAction(typed("", early + 3_000));
    await vi.waitFor(() => expect(heard).toEqual([ticketId, ticketId]));
    stop.abort();
    await listening;
  });
});
