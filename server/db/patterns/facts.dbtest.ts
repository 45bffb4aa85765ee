import { expect, it } from "vitest";
import { ownSource, type TicketFact } from "../../domain/analytics/fact";
import { factOfImported } from "../../domain/analytics/fact/imported";
import { putFacts } from "../analytics/refresh";
import { syncTime } from "../time";
import { resolvedAbove } from "./outcomes";
import { awaitedLately, ownedLately } from "./routing";

const hour = 3_600_000;
const day = 24 * hour;
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

it("patterns about routing read the facts that analytics counts", async () => {
  const now = await syncTime();
  const fact = (n: number, more: Partial<TicketFact>): TicketFact => ({
    ...factOfImported({
      ...{ ticketId: id(n), source: ownSource, createdAt: now - day, resolvedAt: now - hour, isReopened: false },
      ...{ owners: ["access"], tiers: [2], topTier: 2, issueType: "sign-in", segment: null, channel: null },
      ...{ person: null, rating: null, firstResponseAt: null },
    }),
    ...more,
  });
  await putFacts([
    fact(1, { isOverEscalated: true, queues: ["access/0", "access/2"], firstHuman: id(90) }),
    fact(2, { isOverEscalated: false, queues: ["access/0"] }),
    fact(3, { isOverEscalated: null, abandoned: "silent", abandonedQueue: "billing/1", queues: ["billing/1"] }),
    fact(4, { isOverEscalated: true, isMerged: true, queues: ["access/1"] }),
    fact(5, { isOverEscalated: true, createdAt: now - 80 * day, resolvedAt: now - 70 * day, queues: ["access/1"] }),
    fact(6, { isOverEscalated: true, source: "another system", queues: ["access/1"] }),
    fact(7, { isOverEscalated: true, tier: 1, queues: ["access/1"], issueType: null }),
  ]);
  expect((await resolvedAbove()).map((r) => [r.ticketId, r.tier, r.isOver])).toEqual([
    [id(1), 2, true],
    [id(2), 2, false],
  ]);
  expect((await awaitedLately()).map((r) => [r.ticketId, r.team, r.isAbandoned, r.isHeld]).sort()).toEqual([
    [id(1), "access", false, true],
    [id(3), "billing", true, false],
  ]);
  await putFacts([
    fact(8, { owners: ["access", "billing", "access"], team: "access", ttrS: 7_200 }),
    fact(9, { owners: ["billing"], isResolved: false, ttrS: null }),
    fact(10, { owners: ["access", "billing", "access"], isMerged: true }),
  ]);
  const owned = (await ownedLately()).filter((t) => [id(8), id(9), id(10)].includes(t.ticketId));
  expect(owned.map((t) => [t.ticketId, t.owners, t.isResolved, t.minutes]).sort()).toEqual([
    [id(8), ["access", "billing", "access"], true, 120],
    [id(9), ["billing"], false, null],
  ]);
});
