import { beforeAll, beforeEach, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../../cli/test-setup/desk";
import { planWaiting } from "../../commands/planWaiting";
import { acceptOffer } from "../../commands/respondToOffer";
import type { PersonId } from "../../domain/ids";
import type { Policy } from "../../domain/policy/compile";
import { db } from "../client";
import { currentPolicy } from "../policies";
import { moveTime } from "../time";
import { readConsidered } from "./considered";

let ann: PersonId;
let bob: PersonId;
let cleo: PersonId;
let dan: PersonId;
let lead: PersonId;
let policy: Policy;

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 2 });
  bob = await addPerson("Bob", { teams: ["access"], capacity: 1 });
  cleo = await addPerson("Cleo", { teams: ["access"], tier: 2 });
  dan = await addPerson("Dan", { teams: ["billing"] });
  policy = (await currentPolicy())!;
});
beforeEach(async () => {
  await db.$executeRaw`UPDATE ticket SET status = 'closed', offer_id = NULL, assignee_id = NULL`;
  await db.$executeRaw`UPDATE offer SET state = 'withdrawn', settled_at = baton_now() WHERE state = 'pending'`;
  await db.$executeRaw`UPDATE assignment SET ended_at = baton_now(), end_reason = 'resolved' WHERE ended_at IS NULL`;
  await db.person.updateMany({ data: { presence: "offline", missedOffers: 0 } });
});

const read = (id: string, who: PersonId, seesAll = false) => readConsidered(id, policy, { id: who, seesAll });
const whyNot = async (id: string, who: PersonId) => (await read(id, who))!.whyNotMe.map((r) => r.code);

it("keeps with an offer whom the planner looked at, also when the facts are others afterwards", async () => {
  await online(ann, bob, cleo, dan);
  const { ticketId } = await write();
  await planWaiting();
  const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
  const chosen = offer.personId as PersonId;
  const other = chosen === ann ? bob : ann;
  await acceptOffer(offer.id, chosen);
  await db.person.updateMany({ data: { presence: "offline" } });
  const view = (await read(ticketId, lead, true))!;
  expect(view).toMatchObject({
    isWaiting: false,
    chosen: { id: chosen },
    considered: { team: "access", tier: 1, among: 2 },
  });
  expect(view.at).toBe(offer.offeredAt.getTime());
  expect(view.chosen!.reasons.map((r) => r.code)).toContain("assignedBestValue");
  expect(view.considered!.people.map((p) => p.personId).sort()).toEqual([ann, bob, cleo].sort());
  expect(view.considered!.excluded).toEqual({ helpDown: 1, team: 1 });
  expect(await whyNot(ticketId, chosen)).toEqual([]);
  expect((await whyNot(ticketId, other))[0]).toMatch(/^passed(Likelier|Quicker|Tie)$/);
  expect(await whyNot(ticketId, cleo)).toEqual(["passedHelpDown"]);
  expect(await whyNot(ticketId, dan)).toEqual(["passedTeam"]);
});

it("shows an agent nobody's numbers but their own", async () => {
  await online(ann, bob);
  const { ticketId } = await write();
  await planWaiting();
  const { considered } = (await read(ticketId, bob))!;
  expect(considered).toMatchObject({ among: 2, people: [{ personId: bob }] });
  expect((await read(ticketId, dan))!.considered!.people).toEqual([]);
});

it("tells of a waiting ticket how it stands now and what would have to happen", async () => {
  await online(bob);
  await write();
  await planWaiting();
  const { ticketId } = await write();
  await planWaiting();
  const view = (await read(ticketId, bob, true))!;
  expect(view).toMatchObject({ isWaiting: true, chosen: null, considered: { among: 0, excluded: { capacity: 1 } } });
  expect(view.whyNotMe.map((r) => r.code)).toEqual(["passedCapacity"]);
  expect(view.until).toMatchObject([
    { code: "untilFree", params: { count: 1 } },
    { code: "untilOnline", params: { count: 2 } },
  ]);
  expect(await whyNot(ticketId, ann)).toEqual(["passedAbsent"]);
  await online(cleo);
  await moveTime(11 * 60_000);
  expect((await read(ticketId, cleo))!.until.map((r) => r.code)).toContain("untilPlanned");
});

it("says of a ticket given by hand that nobody was compared", async () => {
  const { ticketId } = await write();
  await db.$executeRaw`INSERT INTO assignment (id, ticket_id, person_id, team_id, tier, via, assigned_at)
    VALUES (gen_random_uuid(), ${ticketId}::uuid, ${ann}::uuid, 'access', 1, 'manual', baton_now())`;
  expect(await read(ticketId, bob)).toMatchObject({ considered: null, whyNotMe: [{ code: "passedByHand" }] });
});

it("has nothing to tell of what nobody is looked for", async () => {
  const { ticketId } = await write();
  await db.ticket.update({ where: { id: ticketId }, data: { status: "closed" } });
  expect(await read(ticketId, lead)).toBeNull();
});
