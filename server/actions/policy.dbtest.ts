import { beforeAll, expect, it, vi } from "vitest";
import { openDesk, testPolicy, write } from "@/server/cli/test-setup/desk";
import { as } from "@/server/cli/test-setup/session";
import { weekdays, weekOf } from "../domain/calendar/document";
import type { PersonId } from "../domain/ids";
import type { PolicyDocument } from "../domain/policy/document";
import { previewPromisesAction } from "./policy";

vi.mock("../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let lead: PersonId;
beforeAll(async () => {
  ({ lead } = await openDesk());
  await as(lead);
  await write();
});

const preview = (change: (p: PolicyDocument) => void) =>
  previewPromisesAction({ json: JSON.stringify(testPolicy(lead, change)) }, false);
const counted = (calendar: PolicyDocument["calendars"][number]) => (p: PolicyDocument) => {
  p.calendars = [calendar];
  for (const t of p.sla.targets) t.calendar = calendar.id;
};
const shut = { id: "shut", name: "Shut", zone: "UTC", week: weekOf(weekdays, []), holidays: [] };

it("says what is wrong with a calendar that nothing can be counted by, and where", async () => {
  const never = await preview(counted(shut));
  expect(never).toMatchObject({
    ok: false,
    error: { code: "badInput", field: "sla.targets.0.calendar" },
  });
  const nowhere = await preview(
    counted({ ...shut, zone: "Mars/Olympus", week: weekOf(weekdays, [{ from: 0, to: 60 }]) }),
  );
  expect(nowhere).toMatchObject({ ok: false, error: { code: "badInput", field: "calendars.0.zone" } });
});

it("shows the promises of a sound one", async () => {
  expect(await preview(() => {})).toMatchObject({ ok: true, value: { tickets: 1 } });
});
