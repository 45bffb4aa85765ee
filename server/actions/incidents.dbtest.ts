import { beforeAll, describe, expect, it, vi } from "vitest";
import { addPerson, openDesk, write } from "@/server/cli/test-setup/desk";
import { as, caller } from "@/server/cli/test-setup/session";
import { db } from "../db/client";
import { loadTicket } from "../db/tickets/load";
import type { PersonId } from "../domain/ids";
import { incidentMatch } from "../domain/incident/match";
import { addToIncidentAction, declareIncidentAction } from "./incidents";

vi.mock("../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

const match = incidentMatch.parse({ words: ["503"] });
let ann: PersonId;
let lead: PersonId;

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"] });
});

describe("the actions of incidents", () => {
  it("count what would join, with the first of it, and declare with that", async () => {
    await as(lead);
    for (let i = 0; i < 6; i++) await write("I cannot sign in: the page answers with error 503.");
    const { ticketId: named } = await write();
    const { data } = await (await caller()).incidents.preview({ match, ticketIds: [named] });
    expect(data).toMatchObject({ count: 7, first: { length: 5, 0: { id: named } } });
    const declaration = { title: "Sign-in is down", match, notice: null, ticketIds: [named] };
    expect(await declareIncidentAction(declaration)).toMatchObject({ ok: true, value: { joined: 7 } });
    expect((await loadTicket(named))!.incidentId).not.toBeNull();
    // Whoever belongs to an incident would join no other.
    expect((await (await caller()).incidents.preview({ match, ticketIds: [named] })).data.count).toBe(0);
  });

  it("add tickets by their numbers, for who may", async () => {
    const [incident] = (await (await caller()).incidents.open()).data;
    const [{ ticketId: one }, { ticketId: two }] = [await write(), await write()];
    const rows = await db.ticket.findMany({ where: { id: { in: [one, two] } } });
    const numbers = rows.map((r) => Number(r.number));
    await as(ann);
    expect(await addToIncidentAction(incident!.id, numbers)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    await as(lead);
    const none = { ok: false, error: { code: "badInput", message: "Choose a ticket first." } };
    expect(await addToIncidentAction(incident!.id, [])).toMatchObject(none);
    expect(await addToIncidentAction(incident!.id, [...numbers, 999_999])).toEqual({
      ok: true,
      value: { joined: 2, stopped: null },
    });
    expect([(await loadTicket(one))!.incidentId, (await loadTicket(two))!.incidentId]).toEqual([
      incident!.id,
      incident!.id,
    ]);
    expect(await addToIncidentAction(incident!.id, numbers)).toEqual({ ok: true, value: { joined: 0, stopped: null } });
  });
});
