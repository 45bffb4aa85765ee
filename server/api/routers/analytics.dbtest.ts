import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { addPerson, heldBy, openDesk, write } from "@/server/cli/test-setup/desk";
import { as, caller, signOut } from "@/server/cli/test-setup/session";
import { resolveTicket } from "../../commands/resolveTicket";
import { refreshFacts } from "../../db/analytics/refresh";
import { closeDatabase, db } from "../../db/client";
import { syncTime } from "../../db/time";
import { addDays } from "../../domain/analytics/period";
import { dayOf } from "../../domain/context/days";
import type { PersonId } from "../../domain/ids";
import { getAnalyticsCsv } from "../rest/analyticsCsv";

vi.mock("../../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let lead: PersonId;
let ownLead: PersonId;
let admin: PersonId;
let agent: PersonId;
let period: { from: string; to: string; zone: string };
const api = async () => (await caller()).analytics;
const csv = (ask: object) =>
  getAnalyticsCsv(new Request(`http://x/api/analytics/csv?ask=${encodeURIComponent(JSON.stringify(ask))}`));

beforeAll(async () => {
  ({ lead } = await openDesk());
  agent = await addPerson("Ann", { teams: ["access"], capacity: 9, skills: { "sign-in": 5 } });
  ownLead = await addPerson("Own Lead", { role: "lead", teams: ["access"] });
  admin = await addPerson("Root", { role: "admin" });
  for (let n = 0; n < 3; n++) await resolveTicket(await heldBy(agent), agent);
  const { ticketId } = await write();
  await db.ticket.update({ where: { id: ticketId }, data: { subject: '=HYPERLINK("http://evil")' } });
  while ((await refreshFacts()) > 0);
  const today = dayOf(await syncTime());
  period = { from: addDays(today, -3), to: addDays(today, 2), zone: "Europe/Berlin" };
}, 60_000);
afterAll(closeDatabase);

describe("the router of analytics", () => {
  it("answers leads and admins alone", async () => {
    const ask = { page: "escalation", period } as const;
    await as(agent);
    await expect((await api()).page(ask)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await csv({ measure: "tickets", period })).status).toBe(403);
    signOut();
    await expect((await api()).labels()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    for (const id of [lead, admin]) {
      await as(id);
      expect((await (await api()).page(ask)).data.total).toMatchObject({ tickets: 4, resolved: 3 });
    }
  });

  it("gives as many tickets as the number says, in a list and in a file, and formulas as text", async () => {
    await as(lead);
    const { data: page } = await (await api()).page({ page: "resolution", period, breakdown: "issueType" });
    for (const row of page.rows!) {
      const asked = { measure: "resolved", period, filters: { issueType: row.value } };
      const { data: list } = await (await api()).tickets(asked);
      const file = await csv(asked);
      expect(file.headers.get("content-disposition")).toContain("attachment");
      const lines = parse(await file.text(), { columns: true, bom: true }) as Record<string, string>[];
      expect([list.count, list.lines.length, lines.length]).toEqual(Array(3).fill(row.numbers.resolved ?? 0));
      expect(lines.map((l) => l.number)).toEqual(list.lines.map((l) => l.number));
    }
    const open = parse(await (await csv({ measure: "open", period })).text(), { columns: true, bom: true }) as {
      subject: string;
    }[];
    expect(open.map((l) => l.subject)).toEqual([`'=HYPERLINK("http://evil")`]);
  });

  it("shows a lead the people of their own teams, and outcomes to nobody else", async () => {
    const ask = { page: "people", period } as const;
    await as(lead); // of no team
    expect((await (await api()).page(ask)).data.people).toEqual([]);
    await expect((await api()).page({ ...ask, filters: { person: agent } })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const behind = { measure: "people.tickets", item: agent, period };
    await expect((await api()).tickets(behind)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await csv(behind)).status).toBe(403);
    const rows = (await (await api()).page({ ...ask, page: "sla", breakdown: "person" })).data.rows!;
    expect(rows.every((r) => r.value === null)).toBe(true);
    const solved = { ...behind, measure: "people.solved" };
    for (const id of [ownLead, admin]) {
      await as(id);
      const { people } = (await (await api()).page(ask)).data;
      const isLed = id === ownLead;
      expect(people).toMatchObject([{ personId: agent, numbers: { "people.tickets": 3 } }]);
      expect(people![0]!.numbers["people.solved"]).toBe(isLed ? 3 : undefined);
      if (isLed) expect((await (await api()).tickets(solved)).data.count).toBe(3);
      else await expect((await api()).tickets(solved)).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect(people![0]).toMatchObject({ isEnough: false, success: null, handlingS: null });
      expect((await (await api()).tickets(behind)).data.count).toBe(3);
    }
  });

  it("refuses what is no question", async () => {
    await as(lead);
    const bad = [
      { period: { ...period, zone: "Mars/Olympus" } },
      { period: { ...period, from: "2026-02-30" } },
      { period: { ...period, to: period.from } },
      { period: { from: "1999-01-01", to: "2026-01-01", zone: "UTC" } },
      { period, filters: { planet: "x" } },
    ];
    for (const one of bad) {
      const asked = { page: "escalation", ...one } as never;
      await expect((await api()).page(asked)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
    await expect((await api()).tickets({ measure: "1; DROP TABLE ticket", period })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    expect((await csv({ measure: "tickets" })).status).toBe(400);
    // Before the file begins, or else it would break off.
    const unknown = await csv({ measure: "weather", period });
    expect(unknown.status).toBe(400);
    expect(await unknown.text()).toContain("There is no measure weather of tickets");
  });

  it("answers for periods without data and in the future with nothing, not with an error", async () => {
    await as(lead);
    for (const page of [
      "escalation",
      "resolution",
      "sla",
      "satisfaction",
      "abandonment",
      "people",
      "assistant",
    ] as const) {
      for (const from of ["1995-03-25", "2150-10-01"]) {
        const empty = { from, to: addDays(from, 9), zone: "Asia/Kathmandu" };
        const { data } = await (await api()).page({ page, period: empty, breakdown: "team", compare: "yearBefore" });
        expect(data).toMatchObject({ total: {}, before: {}, rows: [] });
        expect(data.series.length).toBe(9);
      }
    }
  });
});
