import { beforeAll, describe, expect, it, vi } from "vitest";
import { addPerson, openDesk, testPolicy } from "@/server/cli/test-setup/desk";
import { as, caller, signOut } from "@/server/cli/test-setup/session";

vi.mock("../../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));
const api = async () => (await caller()).time;

beforeAll(async () => {
  await openDesk();
  const ann = await addPerson("Ann", { teams: ["access"] });
  await as(ann);
});

describe("the calendars of one policy version", () => {
  it("are those that it was published with, for clocks of any age", async () => {
    const names = (await (await api()).calendarsOf({ policyVersion: 1 })).data.map((c) => [
      c.policyVersion,
      c.rules.id,
    ]);
    expect(names).toEqual(testPolicy(null).calendars.map((c) => [1, c.id]));
    expect(names.length).toBeGreaterThan(0);
  });
  it("are none of a version that was never published", async () => {
    expect((await (await api()).calendarsOf({ policyVersion: 99 })).data).toEqual([]);
    await expect((await api()).calendarsOf({ policyVersion: 0 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
  it("come with the points that a promise near its end adds to priority", async () => {
    expect((await (await api()).slack()).data).toBe(testPolicy(null).priority.slaSlack);
  });
  it("are for people who may read tickets", async () => {
    signOut();
    await expect((await api()).calendarsOf({ policyVersion: 1 })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect((await api()).slack()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});
