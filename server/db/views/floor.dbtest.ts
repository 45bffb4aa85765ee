import { beforeAll, expect, it } from "vitest";
import { openDesk, write } from "../../cli/test-setup/desk";
import { weekdays, weekOf } from "../../domain/calendar/document";
import { db } from "../client";
import { currentPolicy } from "../policies";
import { moveTime } from "../time";
import { type Floor, loadFloor } from "./floor";

const minute = 60_000;
let ticketId: string;

beforeAll(async () => {
  await openDesk((p) => {
    // Half of every two hours is open: business time is half of elapsed time.
    const open = Array.from({ length: 12 }, (_, i) => ({ from: i * 120, to: i * 120 + 60 }));
    p.calendars = [{ id: "half", name: "Half", zone: "UTC", week: weekOf(weekdays, open), holidays: [] }];
    for (const t of p.sla.targets) if (t.metric === "resolution") Object.assign(t, { minutes: 240, calendar: "half" });
    const shares = [
      { tier: 1, share: 0.5 },
      { tier: 2, share: 0.5 },
    ];
    p.sla.budgets = [{ metric: "resolution", issueType: null, segment: null, shares }];
  });
  ({ ticketId } = await write());
  await db.clock.deleteMany({ where: { ticketId, metric: { not: "resolution" } } });
});

const floor = async (): Promise<Floor> => loadFloor((await currentPolicy())!);
const sum = ({ queues }: Floor, what: "atRisk" | "breached") => queues.reduce((n, q) => n + q[what], 0);

it("calls at risk and late what has a promise to the customer that is, by its calendar", async () => {
  const promise = await db.clock.findFirstOrThrow({ where: { ticketId, metric: "resolution", tier: null } });
  const life = promise.dueAt!.getTime() - promise.startedAt.getTime();
  // The tier's part is used up, the promise has two open hours left.
  await moveTime(life / 2 + 10 * minute);
  await db.clock.updateMany({
    where: { ticketId, tier: 1 },
    data: { breachedAt: new Date(), dueAt: promise.startedAt },
  });
  const half = await floor();
  expect([sum(half, "atRisk"), sum(half, "breached")]).toEqual([0, 0]);
  expect(half.nextBreachAt).toBe(promise.dueAt!.getTime());
  // A fifth of the promise is left.
  await moveTime(life * 0.3);
  expect([sum(await floor(), "atRisk"), sum(await floor(), "breached")]).toEqual([1, 0]);
  // Late at once, whether or not its alarm has rung.
  await moveTime(life * 0.3);
  const late = await floor();
  expect([sum(late, "atRisk"), sum(late, "breached"), late.nextBreachAt]).toEqual([0, 1, null]);
});
