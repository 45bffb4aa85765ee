import { beforeAll, describe, expect, it } from "vitest";
import { openDesk, write } from "../cli/test-setup/desk";
import { countSetAside } from "../db/alarms";
import { db } from "../db/client";
import { scaleOf } from "../db/policies";
import { loadEvents, loadTicket } from "../db/tickets/load";
import { moveTime } from "../db/time";
import type { PersonId } from "../domain/ids";
import { auditTicket } from "../domain/sla/audit";
import { foldTicket } from "../domain/ticket/ticket";
import { ringAlarms } from "./ringAlarms";

const minute = 60_000;
const twoYears = 2 * 365 * 24 * 60 * minute;
let lead: PersonId;

beforeAll(async () => {
  ({ lead } = await openDesk((p) => {
    p.sla.alarms = [
      {
        ...{ id: "late", metric: "acceptance", of: "promise", issueType: null, segment: null, at: null },
        do: [{ kind: "notify", whom: "leads" }],
      },
    ];
  }));
});

const ringAll = async () => {
  while ((await ringAlarms()) > 0);
};
const acceptance = (ticketId: string) => db.clock.findFirstOrThrow({ where: { ticketId, metric: "acceptance" } });
/** The instants of what a clock has given. */
async function rangAt(ticketId: string, clockId: string): Promise<number[]> {
  const { events } = await loadEvents(ticketId);
  const isAlarm = (type: string) => type === "ClockWarned" || type === "ClockBreached";
  return events.flatMap((e) => (isAlarm(e.type) && "clockId" in e.data && e.data.clockId === clockId ? [e.at] : []));
}

describe("an alarm that was due two years ago", () => {
  it("rings once, at its true instant, acts once, and holds up nobody else's", async () => {
    const { ticketId: old } = await write();
    const before = await acceptance(old);
    await moveTime(twoYears);
    const { ticketId: fresh } = await write();
    await moveTime(16 * minute);
    await Promise.all([ringAll(), ringAll()]);
    await ringAll();

    const due = [...before.warnDueAt, before.dueAt!].map((d) => d.getTime());
    expect(await rangAt(old, before.id)).toEqual(due);
    expect(await acceptance(old)).toMatchObject({ breachedAt: before.dueAt, nextDueAt: null });
    const told = await db.notification.findMany({ where: { ticketId: old } });
    expect(told).toMatchObject([{ personId: lead, data: { metric: "acceptance", at: due.at(-1) } }]);
    const ticket = (await loadTicket(old))!;
    const { events } = await loadEvents(old);
    expect(foldTicket(ticket.id, events)).toEqual(ticket);
    expect(auditTicket(ticket, events, scaleOf)).toEqual([]);

    expect(await acceptance(fresh)).toMatchObject({ warned: 1, breachedAt: null });
    expect((await countSetAside()).tickets).toBe(0);
  });

  it("rings once also where it is older than its ticket, as only a row made by hand can be", async () => {
    const { ticketId: old } = await write();
    const { ticketId: fresh } = await write();
    const clock = await acceptance(old);
    const at = new Date(clock.startedAt.getTime() - 2 * twoYears);
    await db.clock.update({
      where: { id: clock.id },
      data: { dueAt: at, nextDueAt: at, warnAt: [], warnDueAt: [] },
    });
    await moveTime(16 * minute);
    await Promise.all([ringAll(), ringAll()]);
    await ringAll();
    expect(await rangAt(old, clock.id)).toEqual([at.getTime()]);
    expect(await acceptance(old)).toMatchObject({ breachedAt: at, nextDueAt: null });
    expect(await acceptance(fresh)).toMatchObject({ warned: 1, breachedAt: null });
    expect((await countSetAside()).tickets).toBe(0);
  });
});
