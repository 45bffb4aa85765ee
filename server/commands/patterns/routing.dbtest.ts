import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addPerson, openDesk } from "@/server/cli/test-setup/desk";
import { escalatedTickets } from "@/server/cli/test-setup/escalations";
import { as, caller } from "@/server/cli/test-setup/session";
import { proposeFromPatternAction } from "../../actions/patterns";
import { putFacts } from "../../db/analytics/refresh";
import { db } from "../../db/client";
import { currentPolicy } from "../../db/policies";
import { syncTime } from "../../db/time";
import { listPatterns } from "../../db/views/patterns";
import { viewDraft } from "../../db/views/policyHistory";
import { ownSource } from "../../domain/analytics/fact";
import { factOfImported } from "../../domain/analytics/fact/imported";
import { weekOf } from "../../domain/calendar/document";
import { deskZone } from "../../domain/policy/deskZone";
import { lookForPatterns } from "./lookForPatterns";

vi.mock("../../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

const hour = 3_600_000;
let straight: string[];
let circling: string[];
let zone: string;
beforeAll(async () => {
  const { lead } = await openDesk();
  await addPerson("Night Nobody", { teams: ["access"] });
  straight = await escalatedTickets({ daysAgo: 20, count: 30, perDay: 3 });
  circling = await escalatedTickets({ daysAgo: 12, count: 8, perDay: 1 });
  zone = deskZone((await currentPolicy())!.document);
  await as(lead);
});
beforeEach(async () => {
  await db.pattern.deleteMany();
  await db.criteriaProposal.deleteMany();
  await db.simulation.deleteMany();
});

async function own(ids: readonly string[], owners: string[], issueType: string): Promise<void> {
  const now = await syncTime();
  const facts = ids.map((ticketId) =>
    factOfImported({
      ...{ ticketId, source: ownSource, createdAt: now - 30 * hour, resolvedAt: now - hour, isReopened: false },
      ...{ owners, tiers: [1], topTier: 1, issueType, segment: null, channel: null },
      ...{ person: null, rating: null, firstResponseAt: null },
    }),
  );
  await putFacts(facts);
}

/** Accepted by somebody of a team after so many minutes, having come on a day of the last whole week at noon, in the desk's zone. */
const accepted = (ids: readonly string[], team: string, dayOfWeek: number, minutes: number) =>
  db.$executeRawUnsafe(
    `WITH came AS (
       SELECT id, (date_trunc('week', baton_now() AT TIME ZONE $3) - interval '1 week' + ($4::int - 1) * interval '1 day'
         + interval '12 hours') AT TIME ZONE $3 AS at FROM unnest($1::uuid[]) id),
     clocks AS (
       INSERT INTO clock (id, ticket_id, metric, state, target_ms, started_at, warn_at, breached_at)
       SELECT gen_random_uuid(), id, 'acceptance', 'met', 900000, at, ARRAY[]::float8[],
         CASE WHEN $5::int > 15 THEN at + interval '15 minutes' END FROM came)
     INSERT INTO assignment (id, ticket_id, person_id, team_id, tier, via, assigned_at)
     SELECT gen_random_uuid(), id, (SELECT id FROM person ORDER BY name LIMIT 1), $2, 1, 'offer', at + $5::int * interval '1 minute'
     FROM came`,
    ...[ids, team, zone, dayOfWeek, minutes],
  );

const found = async (kind: string) => (await listPatterns()).filter((p) => p.kind === kind);
async function proposed(id: string) {
  const { data } = await (await caller()).patterns.list();
  const { change } = data.patterns.find((p) => p.id === id)!;
  const asked = { why: "The tickets of the last weeks show it.", version: data.policyVersion };
  expect(await proposeFromPatternAction(id, asked)).toMatchObject({ ok: true });
  const { draftId } = await db.criteriaProposal.findFirstOrThrow();
  const draft = (await viewDraft(draftId!))!;
  const whatIf = (await (await caller()).simulations.ofDraft({ id: draftId! })).data;
  return { change, draft, whatIf };
}

describe("a look at routing", { timeout: 60_000 }, () => {
  it("finds tickets that circle, and proposes the team that resolves them, with its what-if", async () => {
    await own(straight, ["product"], "sign-in");
    await own(circling, ["access", "billing", "access", "billing"], "user-invite");
    await lookForPatterns();
    const [card, ...more] = await found("circular");
    expect(more).toEqual([]);
    expect(card).toMatchObject({ audience: ["support"], tickets: 8 });
    expect(card!.evidence).toMatchObject({ issueType: "user-invite", team: "access", via: "billing", circled: 8 });
    expect(card!.names).toMatchObject({ "user-invite": expect.any(String), billing: expect.any(String) });
    const { change, draft, whatIf } = await proposed(card!.id);
    expect(change).toEqual({ kind: "owner", issueType: "user-invite", team: "billing" });
    expect(draft.proposal).toMatchObject({ patternId: card!.id, change });
    expect(draft).toMatchObject({ isUntouched: true, check: { errors: [] } });
    expect(whatIf).toMatchObject({ state: "waiting", isStale: false });
  });

  it("finds hours in which tickets come while nobody is on shift, and proposes the cover that is staffed", async () => {
    const schedule = {
      ...{ id: "hours", name: "Hours", zone, holidays: [] },
      week: weekOf(["monday", "tuesday", "wednesday", "thursday", "friday"], [{ from: 480, to: 1080 }]),
    };
    await db.person.updateMany({ data: { schedule } });
    await accepted(straight, "access", 3, 2);
    await accepted(circling, "access", 7, 300);
    await lookForPatterns();
    const [card, ...more] = await found("cover");
    expect(more).toEqual([]);
    expect(card).toMatchObject({ audience: ["support"], tickets: 8 });
    expect(card!.evidence).toMatchObject({
      ...{ team: "access", zone, inGap: 8, lateInGap: 8, others: 30, lateOthers: 0 },
      ...{ medianMinutes: 300, othersMinutes: 2 },
    });
    const { change, draft, whatIf } = await proposed(card!.id);
    expect(change).toEqual({ kind: "cover", team: "access", zone, week: schedule.week });
    expect(draft).toMatchObject({ isUntouched: true, check: { errors: [] } });
    expect(whatIf).toMatchObject({ state: "waiting" });
    // Somebody without hours of their own may be there at any time.
    await db.$executeRaw`UPDATE person SET schedule = NULL`;
    await lookForPatterns();
    expect((await found("cover")).map((p) => p.endedAt)).toEqual([expect.any(Number)]);
  });
});
