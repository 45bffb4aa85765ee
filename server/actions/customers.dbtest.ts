import { beforeAll, expect, it, vi } from "vitest";
import { from, twoPeople } from "@/server/cli/test-setup/customers";
import { addPerson, openDesk } from "@/server/cli/test-setup/desk";
import { as, signOut } from "@/server/cli/test-setup/session";
import { loadCustomer } from "../db/views/customer";
import type { PersonId } from "../domain/ids";
import { dismissConflictAction, restoreConflictAction } from "./customers";

vi.mock("../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let lead: PersonId;
let agent: PersonId;

beforeAll(async () => {
  ({ lead } = await openDesk());
  agent = await addPerson("Anne Agent", { teams: ["access"] });
});

it("lets leads settle whether two customers are one, and nobody else", async () => {
  const { writer, caller, phone, email } = await twoPeople();
  await from({ email, phone });
  const pair = [writer.customerId, caller.customerId] as const;
  const conflict = async () => (await loadCustomer(pair[0]))!.conflicts[0]!.dismissed;
  signOut();
  expect(await dismissConflictAction(...pair)).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
  await as(agent);
  expect(await dismissConflictAction(...pair)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  expect(await conflict()).toBeNull();
  await as(lead);
  expect(await dismissConflictAction("no id", pair[1])).toMatchObject({ ok: false, error: { code: "badInput" } });
  expect(await dismissConflictAction(...pair)).toMatchObject({ ok: true });
  expect(await conflict()).toMatchObject({ by: "Test Lead" });
  await as(agent);
  expect(await restoreConflictAction(...pair)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  await as(lead);
  expect(await restoreConflictAction(...pair)).toMatchObject({ ok: true });
  expect(await conflict()).toBeNull();
});
