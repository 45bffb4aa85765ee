import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { moveTime } from "../db/time";
import type { PersonId } from "../domain/ids";
import { newId } from "./ids";
import { planWaiting } from "./planWaiting";
import { resolveTicket } from "./resolveTicket";
import { acceptOffer } from "./respondToOffer";
import { ringAlarms } from "./ringAlarms";
import { receiveFollowUp, replyToTicket } from "./writeMessage";

const minute = 60_000;
let ann: PersonId;

beforeAll(async () => {
  await openDesk();
  ann = await addPerson("Ann", { teams: ["access"], capacity: 50 });
  await online(ann);
});

const clockOf = (ticketId: string, metric: string) => db.clock.findFirstOrThrow({ where: { ticketId, metric } });
const alarms = (ticketId: string) =>
  db.$queryRaw<{ type: string; metric: string; at: Date; fraction: number | null }[]>`
    SELECT type, data->>'metric' AS metric, (data->>'fraction')::float AS fraction, at FROM ticket_event
    WHERE ticket_id = ${ticketId}::uuid AND type IN ('ClockWarned', 'ClockBreached') ORDER BY seq`;
async function take(ticketId: string): Promise<void> {
  await planWaiting();
  const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
  await acceptOffer(offer.id, ann);
}

describe("clocks", () => {
  it("warn and breach at their true instants, however late anybody looks", async () => {
    const { ticketId } = await write();
    const { startedAt } = await clockOf(ticketId, "acceptance");
    await moveTime(31 * minute);
    while ((await ringAlarms()) > 0);
    const rung = (await alarms(ticketId)).filter((a) => a.metric === "acceptance");
    const after = rung.map((a) => [a.type, a.fraction, (a.at.getTime() - startedAt.getTime()) / minute]);
    expect(after).toEqual([
      ["ClockWarned", 0.5, 15],
      ["ClockWarned", 0.75, 22.5],
      ["ClockWarned", 0.9, 27],
      ["ClockBreached", null, 30],
    ]);
    expect(await clockOf(ticketId, "acceptance")).toMatchObject({ state: "running", nextDueAt: null });
  });

  it("ring once, however many workers look at the same time", async () => {
    const { ticketId } = await write();
    await moveTime(40 * minute);
    await Promise.all(Array.from({ length: 6 }, () => ringAlarms()));
    while ((await ringAlarms()) > 0);
    const rung = (await alarms(ticketId)).map((a) => `${a.type} ${a.metric} ${a.fraction}`);
    expect(new Set(rung).size).toBe(rung.length);
    expect(rung).toContain("ClockBreached acceptance null");
  });

  it("count a late reply as a breach even when nobody looked in between", async () => {
    const { ticketId } = await write();
    await take(ticketId);
    expect(await clockOf(ticketId, "acceptance")).toMatchObject({ state: "met" });
    await moveTime(121 * minute);
    await replyToTicket(ticketId, ann, { body: "Sorry for the wait", isWaitingForCustomer: false });
    const clock = await clockOf(ticketId, "firstResponse");
    expect(clock.state).toBe("late");
    expect(clock.breachedAt!.getTime()).toBe(clock.startedAt.getTime() + 120 * minute);
  });

  it("pause the resolution while the customer is asked, and go on afterwards", async () => {
    const { ticketId } = await write();
    await take(ticketId);
    await moveTime(10 * minute);
    await replyToTicket(ticketId, ann, { body: "Which address?", isWaitingForCustomer: true });
    expect(await clockOf(ticketId, "resolution")).toMatchObject({ state: "paused", dueAt: null, nextDueAt: null });
    await moveTime(5000 * minute);
    await receiveFollowUp(ticketId, "This one", "web", newId());
    const clock = await clockOf(ticketId, "resolution");
    expect(clock.state).toBe("running");
    expect(Math.round(Number(clock.consumedMs) / minute)).toBe(10);
    expect(await clockOf(ticketId, "nextResponse")).toMatchObject({ state: "running" });
  });

  it("end with the ticket: met where kept, void where never asked for", async () => {
    const { ticketId } = await write();
    await take(ticketId);
    await resolveTicket(ticketId, ann);
    const states = await db.clock.findMany({ where: { ticketId } });
    expect(Object.fromEntries(states.map((c) => [c.metric, c.state]))).toEqual({
      acceptance: "met",
      firstResponse: "void",
      resolution: "met",
    });
    expect(states.every((c) => c.nextDueAt === null)).toBe(true);
  });
});
