import { beforeAll, describe, expect, it, vi } from "vitest";
import { addPerson, heldBy, openDesk } from "@/server/cli/test-setup/desk";
import { as, caller, signOut } from "@/server/cli/test-setup/session";
import { db } from "../db/client";
import { liveHub } from "../db/live";
import type { PersonId } from "../domain/ids";
import {
  awaitThirdPartyAction,
  decideApprovalAction,
  endThirdPartyAction,
  readNotificationsAction,
  requestApprovalAction,
  withdrawApprovalAction,
} from "./authority";

vi.mock("../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let ann: PersonId;
let bob: PersonId;
let lead: PersonId;
let ticketId: string;
const refund = { kind: "refund", request: "Charged twice.", amount: "89.00", currency: "EUR" };
const yes = { state: "approved", reason: "" };
const bad = (field: string) => ({ ok: false, error: { code: "badInput", field } });

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 9 });
  bob = await addPerson("Bob", { teams: ["access"], capacity: 9 });
  ticketId = await heldBy(ann);
});

describe("the actions of authority", () => {
  it("let nobody do anything who is not signed in", async () => {
    signOut();
    const unknown = { ok: false, error: { code: "unauthenticated" } };
    expect(await requestApprovalAction(ticketId, refund)).toMatchObject(unknown);
    expect(await decideApprovalAction(ticketId, yes)).toMatchObject(unknown);
    expect(await withdrawApprovalAction(ticketId)).toMatchObject(unknown);
    expect(await awaitThirdPartyAction(ticketId, { label: "ENG-1", link: "" })).toMatchObject(unknown);
    expect(await endThirdPartyAction(ticketId)).toMatchObject(unknown);
    expect(await readNotificationsAction(null)).toMatchObject(unknown);
    const api = await caller();
    await expect(api.escalations.list()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(api.notifications.mine()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  it("refuse bad input with its field, and write nothing", async () => {
    await as(ann);
    expect(await requestApprovalAction(ticketId, { ...refund, request: " " })).toMatchObject(bad("request"));
    for (const amount of ["0", "-1", "1.234", "99999999999"])
      expect(await requestApprovalAction(ticketId, { ...refund, amount })).toMatchObject(bad("amount"));
    expect(await requestApprovalAction(ticketId, { ...refund, currency: "ZZZ" })).toMatchObject(bad("currency"));
    expect(await requestApprovalAction(ticketId, { ...refund, kind: "gift" })).toMatchObject(bad("kind"));
    expect(await requestApprovalAction("none", refund)).toMatchObject({ ok: false, error: { code: "badInput" } });
    const link = "javascript:alert(document.cookie)";
    expect(await awaitThirdPartyAction(ticketId, { label: "ENG-1", link })).toMatchObject(bad("link"));
    expect(await awaitThirdPartyAction(ticketId, { label: "x".repeat(81), link: "" })).toMatchObject(bad("label"));
    expect(await decideApprovalAction(ticketId, { state: "denied", reason: " " })).toMatchObject(bad("reason"));
    expect(await readNotificationsAction("mine")).toMatchObject({ ok: false, error: { code: "badInput" } });
    expect(await db.approval.count()).toBe(0);
    expect((await db.ticket.findUniqueOrThrow({ where: { id: ticketId } })).thirdPartyLabel).toBeNull();
  });

  it("let an agent ask and a lead decide; nobody their own, no agent whom nobody asked, nobody twice", async () => {
    await as(ann);
    const asked = await requestApprovalAction(ticketId, refund);
    if (!asked.ok) throw new Error(asked.error.message);
    const { approvalId } = asked.value;
    expect(await decideApprovalAction(approvalId, yes)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    await as(bob);
    expect(await decideApprovalAction(approvalId, yes)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await withdrawApprovalAction(approvalId)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    await as(lead);
    expect((await (await caller()).me.get()).data?.approvals).toBe(1);
    expect(await decideApprovalAction(approvalId, yes)).toMatchObject({ ok: true });
    expect(await decideApprovalAction(approvalId, yes)).toMatchObject({ ok: false, error: { code: "conflict" } });
    expect((await (await caller()).me.get()).data?.approvals).toBe(0);
  });

  it("tell each person their own news only, and the browsers that there are some", async () => {
    await as(bob);
    expect((await (await caller()).notifications.mine()).data).toEqual({ unread: 0, items: [] });
    await as(ann);
    const { data } = await (await caller()).notifications.mine();
    expect(data).toMatchObject({ unread: 1, items: [{ news: { kind: "approvalDecided" } }] });
    const stop = new AbortController();
    const changes = liveHub().changes(stop.signal);
    const told = (async () => {
      for await (const change of changes) if (change.notifications && change.tickets !== "*") return true;
      return false;
    })();
    while (!liveHub().isConnected) await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await readNotificationsAction(data.items[0]!.id)).toMatchObject({ ok: true });
    expect(await told).toBe(true);
    stop.abort();
    expect((await (await caller()).notifications.mine()).data.unread).toBe(0);
  });
});
