import { beforeAll, describe, expect, it, vi } from "vitest";
import { addPerson, openDesk, write } from "@/server/cli/test-setup/desk";
import { createCaller } from "../api/root";
import { db } from "../db/client";
import { loadPerson } from "../db/people";
import type { PersonId } from "../domain/ids";
import { retryDeliveryAction } from "./deliveries";

let signedIn: { personId: string; sessionVersion: number } | null = null;
vi.mock("../auth/config", () => ({ auth: async () => signedIn }));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let agent: PersonId;
let lead: PersonId;
let id = "";
const as = async (who: PersonId | null) => {
  const person = who && (await loadPerson(who));
  signedIn = person && { personId: person.id, sessionVersion: person.sessionVersion };
  return createCaller({ person }).deliveries;
};
const row = () => db.outbox.findUniqueOrThrow({ where: { id: BigInt(id) } });

beforeAll(async () => {
  ({ lead } = await openDesk());
  agent = await addPerson("Anne Agent");
  const { ticketId } = await write();
  const payload = { clockId: ticketId, metric: "resolution", tier: null, fraction: null, at: 0, how: "email" };
  const failed = await db.outbox.create({
    data: {
      topic: "alarm",
      ticketId,
      payload: { ...payload, people: [lead], destination: null, policyVersion: 1 },
      failedAt: new Date(),
      attempts: 9,
      lastError: "status:503",
    },
  });
  id = String(failed.id);
});

describe("deliveries", () => {
  it("are seen and tried again by leads and admins only", async () => {
    for (const [who, code, trpc] of [
      [null, "unauthenticated", "UNAUTHORIZED"],
      [agent, "forbidden", "FORBIDDEN"],
    ] as const) {
      await expect((await as(who)).list()).rejects.toMatchObject({ code: trpc });
      expect(await retryDeliveryAction(id)).toMatchObject({ ok: false, error: { code } });
    }
    expect(await row()).toMatchObject({ attempts: 9, nextDueAt: null });
    const { data } = await (await as(lead)).list();
    expect(data).toMatchObject({
      failed: 1,
      waiting: 0,
      lines: [{ id, state: "failed", to: ["Test Lead"], attempts: 9 }],
    });
    expect(data.lines[0]!.fault).toEqual({ fault: "status", detail: "503" });
    expect(await retryDeliveryAction(id)).toMatchObject({ ok: true });
    expect(await row()).toMatchObject({ attempts: 0, failedAt: null });
    expect((await row()).nextDueAt).not.toBeNull();
    expect(await db.audit.findFirst({ where: { action: "delivery.retry" } })).toMatchObject({
      actorKind: "person",
      actorId: lead,
      subjectId: id,
    });
  });

  it("are named by their id", async () => {
    await as(lead);
    for (const bad of ["", "x", "1 OR 1=1", "9".repeat(30)])
      expect(await retryDeliveryAction(bad)).toMatchObject({ ok: false, error: { code: "badInput", field: "id" } });
    expect(await retryDeliveryAction("123456")).toMatchObject({ ok: false, error: { code: "conflict" } });
  });
});
