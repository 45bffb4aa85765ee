import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, heldBy, online, openDesk } from "@/server/cli/test-setup/desk";
import { refreshAnalytics } from "../../commands/analytics/refreshAnalytics";
import type { PersonId } from "../../domain/ids";
import type { Policy } from "../../domain/policy/compile";
import { db } from "../client";
import { currentPolicy } from "../policies";
import { syncTime } from "../time";
import { loadWallboard } from "./wallboard";

const day = 86_400_000;
let ann: PersonId;
let ben: PersonId;
let policy: Policy;
const board = async () => {
  const now = await syncTime();
  return loadWallboard(policy, now, now - day / 2);
};

describe("the wallboard", () => {
  beforeAll(async () => {
    await openDesk((p) => {
      p.workload.weights.web = 2;
    });
    ann = await addPerson("Ann Wall", { teams: ["access"], capacity: 2 });
    ben = await addPerson("Ben Wall", { teams: ["access"], capacity: 2 });
    policy = (await currentPolicy())!;
  });

  it("counts those to whom work arrives, and of them those with room by weight", async () => {
    expect(await board()).toMatchObject({ there: 0, free: 0 });
    await online(ann, ben);
    expect(await board()).toMatchObject({ there: 2, free: 2 });
    // A browser that fell silent: online by name only.
    await db.person.update({ where: { id: ben }, data: { absence: "heartbeat", absentSince: new Date() } });
    expect(await board()).toMatchObject({ there: 1, free: 1 });
    await heldBy(ann);
    // One ticket of two slots fills them.
    expect(await board()).toMatchObject({ there: 1, free: 0 });
  });

  it("counts what analytics counts: a ticket that its customer closed was not resolved without people", async () => {
    await refreshAnalytics();
    expect(await board()).toMatchObject({ received: 1, withoutPeople: 0 });
    await db.$executeRaw`UPDATE ticket_fact SET is_contained = true`;
    expect(await board()).toMatchObject({ received: 1, withoutPeople: 1 });
  });
});
