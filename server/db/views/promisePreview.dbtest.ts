import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, heldBy, openDesk, testPolicy, write } from "../../cli/test-setup/desk";
import { now } from "../../clock";
import { resolveTicket } from "../../commands/resolveTicket";
import { replyToTicket } from "../../commands/writeMessage";
import { weekdays, weekOf } from "../../domain/calendar/document";
import type { PersonId } from "../../domain/ids";
import { compilePolicy } from "../../domain/policy/compile";
import type { PolicyDocument } from "../../domain/policy/document";
import { moveTime } from "../time";
import { previewPolicy } from "./promisePreview";

const minute = 60_000;
let ann: PersonId;
let lead: PersonId;
const preview = (change: (p: PolicyDocument) => void = () => {}, isOnlyOpen = false) =>
  previewPolicy(compilePolicy(0, testPolicy(lead, change)), now(), isOnlyOpen);

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 50 });
  const ticketId = await heldBy(ann);
  await moveTime(40 * minute);
  await replyToTicket(ticketId, ann, { body: "Done", isWaitingForCustomer: false });
  await resolveTicket(ticketId, ann);
  await write();
});

describe("a preview over the desk's own tickets", () => {
  it("finds nothing where nothing changes", async () => {
    const shown = await preview();
    expect(shown).toMatchObject({ tickets: 2, changed: 0, changes: [] });
    expect(shown.sums.find((s) => s.metric === "firstResponse")?.was).toEqual({ kept: 1, late: 0, open: 1 });
  });

  it("shows the tickets that a change concerns, with both promises", async () => {
    const shorter = (p: PolicyDocument) => {
      for (const t of p.sla.targets) if (t.metric === "firstResponse") t.minutes = 20;
    };
    const shown = await preview(shorter);
    expect(shown.changes.map((c) => [c.metric, c.was?.state, c.is?.state])).toEqual([
      ["firstResponse", "kept", "late"],
      ["firstResponse", "running", "running"],
    ]);
    expect(shown.changes[0]!.subject).toMatch(/cannot sign in/);
    expect((await preview(shorter, true)).changes).toHaveLength(1);
  });

  it("counts by the draft's own calendars, which nobody has published", async () => {
    const shown = await preview((p) => {
      const week = weekOf(weekdays, [{ from: 0, to: 720 }]);
      p.calendars = [{ id: "mornings", name: "Mornings", zone: "UTC", week, holidays: [] }];
      for (const t of p.sla.targets) if (t.metric === "resolution") t.calendar = "mornings";
    });
    const open = shown.changes.find((c) => c.metric === "resolution" && c.is?.state === "running");
    expect(open?.is).toMatchObject({ calendar: "mornings" });
    expect(open!.is!.dueAt!).toBeGreaterThan(open!.was!.dueAt!);
  });

  it("divides promises among tiers as the draft does", async () => {
    const shown = await preview((p) => {
      const shares = [
        { tier: 1, share: 0.5 },
        { tier: 2, share: 0.5 },
      ];
      p.sla.budgets = [{ metric: "resolution", issueType: null, segment: null, shares }];
    });
    const parts = shown.changes.filter((c) => c.tier !== null);
    expect(parts.map((c) => [c.metric, c.tier, c.was]).sort()).toEqual([
      ["resolution", 1, null],
      ["resolution", 1, null],
    ]);
    expect(new Set(parts.map((c) => c.is?.state))).toEqual(new Set(["kept", "running"]));
    expect(shown.sums.find((s) => s.metric === "resolution" && s.of === "budget")?.is).toMatchObject({
      kept: 1,
      open: 1,
    });
  });

  it("leaves out what was resolved more than thirty days ago", async () => {
    await moveTime(31 * 24 * 60 * minute);
    expect((await preview()).tickets).toBe(1);
  });
});
