import { beforeAll, expect, it } from "vitest";
import { openDesk, write } from "../../cli/test-setup/desk";
import { db } from "../client";
import { loadPlaces } from "./policyLoad";

const drafting = {
  assistantLane: "review",
  assistantStep: "drafting",
  assistantTurns: 0,
  assistantDueAt: new Date(),
};
const people = { assistantLane: null, assistantStep: null, assistantTurns: null, assistantDueAt: null };

beforeAll(() => openDesk());

it("counts open tickets where they are: with people by team and tier, or with the assistant", async () => {
  const { ticketId } = await write();
  const ticket = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  await db.ticket.update({ where: { id: ticketId }, data: { ...people, assigneeId: null, offerId: null } });
  const place = { issueType: ticket.issueTypeId, team: ticket.ownerTeamId, tier: ticket.queueTier };
  expect(await loadPlaces()).toEqual([{ ...place, isAssistant: false, open: 1, waiting: 1 }]);

  await db.ticket.update({ where: { id: ticketId }, data: drafting });
  const withAssistant = { issueType: ticket.issueTypeId, team: null, tier: null };
  expect(await loadPlaces()).toEqual([{ ...withAssistant, isAssistant: true, open: 1, waiting: 0 }]);

  await db.ticket.update({ where: { id: ticketId }, data: { ...people, status: "closed" } });
  expect(await loadPlaces()).toEqual([]);
});
