import { beforeAll, expect, it, vi } from "vitest";
import { addPerson, openDesk } from "@/server/cli/test-setup/desk";
import { as, caller } from "@/server/cli/test-setup/session";
import { makeOverride } from "../../commands/overrides/overrides";
import { countFollowing } from "../../db/views/overrides";
import type { PersonId } from "../../domain/ids";

vi.mock("../../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));
vi.mock("../../db/views/overrides", async (real) => {
  const views = await real<typeof import("../../db/views/overrides")>();
  return { ...views, countFollowing: vi.fn(views.countFollowing) };
});
const api = async () => (await caller()).now;

let lead: PersonId;
let id: string;
beforeAll(async () => {
  ({ lead } = await openDesk());
  await addPerson("Bill", { teams: ["billing"] });
  await as(lead);
  ({ id } = await makeOverride(
    {
      ...{ scope: { kind: "issueType", id: "sign-in" }, segment: null, toTeam: "billing", toTier: null },
      ...{ until: Date.now() + 3_600_000, reason: "Access is at a training", moves: true },
    },
    lead,
  ));
});

it("tells every browser which overrides are in force without counting what follows them", async () => {
  expect((await (await api()).overrides()).data).toMatchObject([{ id, to: { name: "Billing" } }]);
  expect(countFollowing).not.toHaveBeenCalled();
});

it("counts what follows them once for all who ask at one time", async () => {
  const { following } = await api();
  const told = await Promise.all([following(), following(), following()]);
  expect(told.map((x) => x.data)).toEqual([{ [id]: 0 }, { [id]: 0 }, { [id]: 0 }]);
  expect(countFollowing).toHaveBeenCalledTimes(1);
});
