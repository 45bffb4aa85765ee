import { beforeAll, describe, expect, it, vi } from "vitest";
import { openDesk, write } from "@/server/cli/test-setup/desk";
import { auditClocks } from "../../commands/auditClocks";
import { createKey } from "../../commands/createKey";
import { ringAlarms } from "../../commands/ringAlarms";
import { db } from "../../db/client";
import { beat } from "../../db/health";
import { moveTime } from "../../db/time";
import { systemActor } from "../../domain/vocabulary";
import { getHealth } from "./health";
import { getMetrics } from "./metrics";

const minute = 60_000;
let key = "";

const ask = (bearer: string | null) =>
  getMetrics(new Request("http://x/api/metrics", { headers: bearer ? { authorization: `Bearer ${bearer}` } : {} }));
/** The figures by name and labels. */
async function figures(): Promise<Map<string, number>> {
  const text = await (await ask(key)).text();
  const lines = text.split("\n").filter((l) => l !== "" && !l.startsWith("#"));
  return new Map(lines.map((l) => [l.slice(0, l.lastIndexOf(" ")), Number(l.slice(l.lastIndexOf(" ") + 1))]));
}

beforeAll(async () => {
  await openDesk();
  ({ key } = await createKey("monitor", ["metrics:read"], systemActor));
});

describe("metrics", () => {
  it("need a key of their scope", async () => {
    const other = await createKey("other", ["tickets:read"], systemActor);
    expect((await ask(null)).status).toBe(401);
    expect((await ask(other.key)).status).toBe(403);
    const answer = await ask(key);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  });

  it("count clocks, alarms, deliveries, workers, audits and tickets", async () => {
    const { ticketId } = await write();
    const before = await figures();
    expect(before.get('baton_tickets{status="open"}')).toBe(1);
    expect(before.get('baton_tickets{status="closed"}')).toBe(0);
    expect(before.get('baton_open_clocks{metric="acceptance",of="promise",state="running"}')).toBe(1);
    expect(before.get('baton_open_clocks{metric="approval",of="promise",state="paused"}')).toBe(0);
    expect(before.get("baton_alarms_overdue")).toBe(0);
    expect(before.get("baton_alarm_lateness_seconds")).toBe(0);

    // Nobody has looked for 31 minutes: the first warning of the acceptance was due after 15.
    await moveTime(31 * minute);
    const late = await figures();
    expect(late.get("baton_alarms_overdue")).toBe(1);
    expect(late.get("baton_alarm_lateness_seconds")).toBeGreaterThanOrEqual(16 * 60);
    expect(late.get("baton_alarm_lateness_seconds")).toBeLessThan(17 * 60);
    while ((await ringAlarms()) > 0);
    const letter = { clockId: ticketId, how: "email", people: [], destination: null };
    for (const [due, failed] of [
      [new Date(), null],
      [null, new Date()],
    ])
      await db.outbox.create({
        data: { topic: "alarm", ticketId, payload: letter, nextDueAt: due ?? null, failedAt: failed ?? null },
      });
    await beat("worker:here:1");
    await auditClocks();
    const after = await figures();
    expect(after.get("baton_alarms_overdue")).toBe(0);
    expect(after.get('baton_alarms_rung_total{metric="acceptance",of="promise",kind="warning"}')).toBe(3);
    expect(after.get('baton_alarms_rung_total{metric="acceptance",of="promise",kind="breach"}')).toBe(1);
    expect(after.get('baton_deliveries{state="waiting"}')).toBe(1);
    expect(after.get('baton_deliveries{state="failed"}')).toBe(1);
    expect(after.get('baton_heartbeat_age_seconds{name="worker:here:1"}')).toBeLessThan(10);
    expect(after.get("baton_clock_audit_checked")).toBeGreaterThan(0);
    expect(after.get("baton_clock_audit_differences")).toBe(0);
    expect(after.get("baton_clock_audit_differences_total")).toBe(0);
    expect(after.get("baton_clock_alarms_mended_total")).toBe(0);
    expect(after.get("baton_alarms_set_aside")).toBe(0);
    expect(after.get("baton_clock_audit_timestamp_seconds")).toBeGreaterThan(1_700_000_000);
  });
});

describe("what went wrong", () => {
  it("stays in sight: differences until they are mended, and counted for ever; alarms set again; tickets set aside", async () => {
    await ringAlarms();
    const before = await figures();
    const wrong = await db.clock.findFirstOrThrow({
      where: { ticketId: (await write()).ticketId, metric: "resolution" },
    });
    await db.$executeRaw`UPDATE clock SET next_due_at = NULL, consumed_ms = 7000000 WHERE id = ${wrong.id}::uuid`;
    await auditClocks();
    await auditClocks();
    const found = await figures();
    const stands = found.get("baton_clock_audit_differences")!;
    expect(stands).toBeGreaterThan(0);
    expect(found.get("baton_clock_audit_differences_total")).toBe(stands);
    const mended = "baton_clock_alarms_mended_total";
    expect(found.get(mended)! - before.get(mended)!).toBe(1);
    await db.clock.update({ where: { id: wrong.id }, data: { consumedMs: 0 } });
    await auditClocks();
    const after = await figures();
    expect(after.get("baton_clock_audit_differences")).toBe(0);
    expect(after.get("baton_clock_audit_differences_total")).toBe(stands);

    await db.clock.update({ where: { id: wrong.id }, data: { calendarId: "x", calendarVersion: 999 } });
    await moveTime(8 * 24 * 60 * minute);
    while ((await ringAlarms()) > 0);
    expect((await figures()).get("baton_alarms_set_aside")).toBe(1);
    const { alarms } = (await (await getHealth()).json()) as { alarms: object };
    expect(alarms).toMatchObject({
      setAside: { tickets: 1, since: expect.stringMatching(/^20\d\d-.*Z$/) },
      audit: { differences: 0, mended: 1 },
    });
    await db.clock.update({ where: { id: wrong.id }, data: { calendarId: null, calendarVersion: null } });
    await moveTime(minute);
    while ((await ringAlarms()) > 0);
    expect((await figures()).get("baton_alarms_set_aside")).toBe(0);
    const text = await (await ask(key)).text();
    expect(text).toContain("# HELP baton_clock_audit_checked Tickets whose clocks the last audit recounted");
  });
});

describe("health", () => {
  const health = async () => {
    const answer = await getHealth();
    return { status: answer.status, ...((await answer.json()) as { mail: string; alarms: object }) };
  };

  it("says late alarms, the audit and whether mail is set up, and is well all the same", async () => {
    vi.stubEnv("BATON_SMTP_URL", "");
    vi.stubEnv("BATON_MAIL_FROM", "");
    await write();
    const on = await health();
    expect(on).toMatchObject({
      status: 200,
      mail: "notSetUp",
      alarms: { oldestOverdueMs: null, setAside: { tickets: 0, since: null } },
    });
    expect(on.alarms).toMatchObject({ audit: { at: expect.stringMatching(/^20\d\d-.*Z$/), differences: 0 } });
    await moveTime(16 * minute);
    vi.stubEnv("BATON_SMTP_URL", "smtp://localhost");
    vi.stubEnv("BATON_MAIL_FROM", "not an address");
    expect(await health()).toMatchObject({ status: 200, mail: "notSetUp" });
    vi.stubEnv("BATON_MAIL_FROM", "baton@tessel.example");
    const late = await health();
    expect(late).toMatchObject({ status: 200, mail: "ready" });
    expect((late.alarms as { oldestOverdueMs: number }).oldestOverdueMs).toBeGreaterThan(minute / 2);
    vi.unstubAllEnvs();
  });
});
