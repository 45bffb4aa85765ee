import { beforeAll, expect, it } from "vitest";
import { addPerson, online, openDesk, testPolicy, write } from "../cli/test-setup/desk";
import { planWaiting } from "../commands/planWaiting";
import { db } from "./client";
import { checkHealth } from "./health";
import { currentPolicyVersion, loadPolicy } from "./policies";

let lead = "";
beforeAll(async () => {
  ({ lead } = await openDesk());
  await online(await addPerson("Ann", { teams: ["access"], capacity: 9 }));
}, 60_000);

/** As a hand-made or half restored row would be: publishing lets none through. */
async function store(version: number, change: (document: Record<string, unknown>) => unknown): Promise<void> {
  const document = change(structuredClone(testPolicy(lead)) as never) as never;
  const row = { version, document, note: "by hand", hash: `by hand ${version}`, origin: "system" };
  await db.policyVersion.create({ data: row });
}

it.each<[string, (p: Record<string, unknown>) => unknown, string]>([
  ["without a section", ({ routing: _, ...rest }) => rest, "routing"],
  ["with a section of a wrong shape", (p) => ({ ...p, tiers: "three" }), "tiers"],
  ["that is no document", () => ["nothing"], "document"],
])(
  "a stored policy %s stops nothing: the desk works by the one before it, and health says so",
  async (_, change, field) => {
    const version = ((await db.policyVersion.aggregate({ _max: { version: true } }))._max.version ?? 0) + 1;
    await store(version, change);
    const { ticketId } = await write();
    await planWaiting();
    expect(await db.offer.count({ where: { ticketId, state: "pending" } })).toBe(1);
    const decision = await db.decision.findFirstOrThrow({ where: { ticketId } });
    expect(decision.policyVersion).toBe(1);
    expect(await currentPolicyVersion()).toBe(1);
    const health = await checkHealth();
    expect(health).toMatchObject({ ok: true, policyVersion: 1 });
    expect(health.unreadablePolicies).toContainEqual({ version, field });
    await expect(loadPolicy(version)).rejects.toMatchObject({ field });
  },
);
