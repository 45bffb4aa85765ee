import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addPerson, openDesk } from "@/server/cli/test-setup/desk";
import { as, caller, signOut } from "@/server/cli/test-setup/session";
import { db } from "../db/client";
import type { PersonId } from "../domain/ids";
import {
  deleteReportAction,
  makeWallboardLinkAction,
  type ReportChange,
  revokeWallboardLinkAction,
  saveReportAction,
} from "./reports";
import { saveViewAction } from "./views";

vi.mock("../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

const report: ReportChange = {
  id: null,
  name: "Billing, 90 days",
  address: { page: "escalation", period: "90d", team: "billing" },
  isShared: false,
};
const must = <T>(answer: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};
const seenBy = async (id: PersonId) => {
  await as(id);
  return (await (await caller()).reports.saved()).data.map((r) => r.name);
};
let lead: PersonId;
let other: PersonId;
let agent: PersonId;

beforeAll(async () => {
  ({ lead } = await openDesk());
  other = await addPerson("Olga", { teams: ["access"], role: "lead" });
  agent = await addPerson("Ann", { teams: ["access"] });
});
beforeEach(async () => {
  await db.savedView.deleteMany();
  await db.wallboardLink.deleteMany();
});

describe("reports that are kept", () => {
  it("are one's own until they are shared, and apart from the views of the list", async () => {
    signOut();
    expect(await saveReportAction(report)).toMatchObject({ error: { code: "unauthenticated" } });
    await as(agent);
    expect(await saveReportAction(report)).toMatchObject({ error: { code: "forbidden" } });
    await as(lead);
    const { id } = must(await saveReportAction(report));
    must(await saveReportAction({ ...report, name: "For all", isShared: true }));
    must(await saveViewAction({ id: null, name: "A list", address: { q: "x" }, isShared: true }));
    expect(await seenBy(lead)).toEqual(["For all", "Billing, 90 days"]);
    expect(await seenBy(other)).toEqual(["For all"]);
    expect(await deleteReportAction(id)).toMatchObject({ error: { code: "forbidden" } });
    await as(lead);
    must(await deleteReportAction(id));
    expect(await seenBy(lead)).toEqual(["For all"]);
    expect((await (await caller()).lists.views()).data.map((v) => v.name)).toEqual(["A list"]);
  });

  it.each([
    ["name", { name: " " }],
    ["address", { address: { page: "weather" } }],
    ["address", { address: { page: "sla", script: "x" } }],
    ["name", { name: "x".repeat(61) }],
  ])("are refused for a bad %s", async (field, change) => {
    await as(lead);
    const answer = await saveReportAction({ ...report, ...change } as ReportChange);
    expect(answer).toMatchObject({ ok: false, error: { code: "badInput", field } });
  });
});

describe("links to the wallboard", () => {
  const tokenOf = (url: string) => url.split("/").at(-1) ?? "";

  it("show six numbers to whoever has them, until they are revoked", async () => {
    await as(agent);
    expect(await makeWallboardLinkAction("Hall")).toMatchObject({ error: { code: "forbidden" } });
    await as(lead);
    const { id } = must(await makeWallboardLinkAction("Hall"));
    const [link] = (await (await caller()).reports.links()).data;
    expect(link).toMatchObject({ id, name: "Hall", seenAt: null });
    signOut();
    const shown = await (await caller()).reports.wallboardByLink({ token: tokenOf(link!.url) });
    expect(shown.data).toMatchObject({ waiting: 0, late: 0, received: 0 });
    await as(lead);
    expect((await (await caller()).reports.links()).data[0]?.seenAt).not.toBeNull();
    must(await revokeWallboardLinkAction(id));
    expect(await revokeWallboardLinkAction(id)).toMatchObject({ error: { code: "notFound" } });
    expect((await (await caller()).reports.links()).data).toEqual([]);
    signOut();
    await expect((await caller()).reports.wallboardByLink({ token: tokenOf(link!.url) })).rejects.toThrow(/revoked/);
    expect((await db.audit.findMany({ where: { action: { startsWith: "wallboard." } } })).map((a) => a.action)).toEqual(
      ["wallboard.share", "wallboard.revoke"],
    );
  });

  it("are nobody's to guess, and open nothing else", async () => {
    await as(lead);
    must(await makeWallboardLinkAction("Hall"));
    const [link] = (await (await caller()).reports.links()).data;
    const token = tokenOf(link!.url);
    signOut();
    const forged = `${token.slice(0, -4)}AAAA`;
    await expect((await caller()).reports.wallboardByLink({ token: forged })).rejects.toThrow(/revoked|incomplete/);
    await expect((await caller()).help.track({ token })).rejects.toThrow();
    await expect((await caller()).reports.wallboard()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});
