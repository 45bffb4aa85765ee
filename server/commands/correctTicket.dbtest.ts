import { beforeAll, describe, expect, it, vi } from "vitest";
import { openAssistantDesk } from "@/server/cli/test-setup/assistantDesk";
import { addPerson, online, write } from "@/server/cli/test-setup/desk";
import { createCaller } from "../api/root";
import { db } from "../db/client";
import { loadPerson } from "../db/people";
import { loadEvents, loadTicket } from "../db/tickets/load";
import { replay } from "../db/views/replay";
import type { DecisionFacts } from "../domain/decision/decide";
import type { PersonId } from "../domain/ids";
import type { TicketCommand } from "../domain/ticket/lifecycle";
import { foldTicket } from "../domain/ticket/ticket";
import { systemActor } from "../domain/vocabulary";
import { changeTicket } from "./changeTicket";
import { correctTicket, undoCorrection } from "./correctTicket";
import { newId } from "./ids";
import { planWaiting } from "./planWaiting";
import { acceptOffer } from "./respondToOffer";
import { receiveFollowUp } from "./writeMessage";

vi.mock("../auth/config", () => ({ auth: async () => null }));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let agent: { id: PersonId; role: "agent" };
let other: { id: PersonId; role: "agent" };
let lead: { id: PersonId; role: "lead" };

beforeAll(async () => {
  const desk = await openAssistantDesk();
  lead = { id: desk.lead, role: "lead" };
  agent = { id: await addPerson("Anne Agent", { teams: ["access"] }), role: "agent" };
  other = { id: await addPerson("Otto Other", { teams: ["access"] }), role: "agent" };
});

const text = "The little lamp on the gateway box blinks amber in the rack of our branch in Lyon.";
const placed = "The barrier of the visitors' garage stays open at night and the guard complains.";
const near = "The barrier of our visitors' garage stays open at night, and the guard complains again.";
const decisionOf = (ticketId: string) => db.decision.findFirstOrThrow({ where: { ticketId }, orderBy: { at: "desc" } });

describe("a correction", () => {
  it("moves the ticket, keeps who did it, and replays", async () => {
    const { ticketId } = await write(text);
    const before = (await loadTicket(ticketId))!;
    const done = await correctTicket(ticketId, agent, { issueType: "invoice" }, false);
    const t = (await loadTicket(ticketId))!;
    expect(t).toMatchObject({ issueType: "invoice", queue: { team: done.team, tier: done.tier } });
    expect(done.hasMoved).toBe(before.queue?.team !== done.team);
    const row = await db.correction.findUniqueOrThrow({ where: { id: done.correctionId } });
    expect(row).toMatchObject({ personId: agent.id, is: { issueType: "invoice" }, undoneNumber: null });
    const { id, events } = await loadEvents(ticketId);
    expect(foldTicket(id, events)).toEqual(t);
  });

  it("routes the next message like it, but never has it answered without a person", async () => {
    const { ticketId } = await write("The parking barrier at our gate does not lift for the delivery vans.");
    await correctTicket(ticketId, agent, { issueType: "invoice" }, false);
    for (const when of ["this morning", "today", "any more"]) {
      const next = await write(`The parking barrier at our gate does not lift for the vans ${when}.`);
      const { result, facts } = await decisionOf(next.ticketId);
      expect(result).toMatchObject({ issueType: "invoice" });
      expect((result as { disposition: string }).disposition).not.toBe("autonomous");
      const { candidates, uncorrected } = (facts as unknown as DecisionFacts).understanding!;
      expect(candidates[0]!.probability).toBeGreaterThan(uncorrected! + 0.3);
    }
    const sure = await write("Where can I download the invoice of last month?");
    expect((await decisionOf(sure.ticketId)).disposition).toBe("autonomous");
  });

  it.each([
    ["nothing new", { issueType: "invoice" }, "issueType"],
    ["an issue type that the policy does not know", { issueType: "weather" }, "issueType"],
    ["a team that the policy does not know", { team: "gardeners" }, "team"],
    ["a tier that the team does not have", { tier: 9 }, "tier"],
  ])("refuses %s and names the field", async (_, chosen, field) => {
    const { ticketId } = await write(text);
    await correctTicket(ticketId, agent, { issueType: "invoice" }, false).catch(() => {});
    await expect(correctTicket(ticketId, agent, chosen, false)).rejects.toMatchObject({ code: "badInput", field });
  });

  it("of team and tier counts for the next message much like it, which says so", async () => {
    const { ticketId } = await write(placed);
    const ticket = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
    const { correctionId } = await correctTicket(ticketId, agent, { team: "integrations" }, false);
    const next = await write(near);
    expect((await loadTicket(next.ticketId))!.queue?.team).toBe("integrations");
    const decision = await decisionOf(next.ticketId);
    expect(decision.correctionId).toBe(correctionId);
    expect((decision.result as { reasons: unknown[] }).reasons).toContainEqual({
      code: "ownerByCorrection",
      params: { team: "integrations", ticket: Number(ticket.number), closeness: expect.any(Number) },
    });
    // And not for any other.
    const far = await write("Where can I download the invoice of last month?");
    expect((await decisionOf(far.ticketId)).correctionId).toBeNull();

    await undoCorrection(correctionId, agent);
    const after = await write(`${near} Please hurry.`);
    expect((await decisionOf(after.ticketId)).correctionId).toBeNull();
    expect((await loadTicket(ticketId))!.queue?.team).toBe(ticket.ownerTeamId);
    await expect(undoCorrection(correctionId, agent)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is for whoever has the ticket, for anybody while nobody has it, and for leads", async () => {
    const { ticketId } = await write("I cannot sign in since this morning, please call me. I want a person.");
    await online(agent.id);
    await planWaiting();
    const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
    await acceptOffer(offer.id, agent.id);
    await expect(correctTicket(ticketId, other, { issueType: "invoice" }, false)).rejects.toMatchObject({
      code: "conflict",
    });
    const { correctionId, hasMoved } = await correctTicket(ticketId, agent, { issueType: "invoice" }, true);
    expect(hasMoved).toBe(false);
    expect((await loadTicket(ticketId))!.assignment?.personId).toBe(agent.id);
    await expect(undoCorrection(correctionId, other)).rejects.toMatchObject({ code: "forbidden" });
    await undoCorrection(correctionId, lead);
    expect((await loadTicket(ticketId))!.issueType).toBe("sign-in");
  });

  it("stands whatever the customer writes after it; each decision replays, and no team that released it is asked again", async () => {
    const { ticketId } = await write("I cannot sign in.");
    const { correctionId } = await correctTicket(ticketId, agent, { issueType: "invoice" }, false);
    await correctTicket(ticketId, agent, { team: "integrations" }, false);
    const { barredTeams } = (await loadTicket(ticketId))!;
    expect(barredTeams).toContain("billing");
    const said = ["This is urgent, we lose money every minute!", "I want to speak to a person, or our lawyer will!"];
    for (const [i, more] of said.entries()) {
      await receiveFollowUp(ticketId, more, "web", `${correctionId}${i}`);
      const decisions = await db.decision.findMany({ where: { ticketId } });
      expect(decisions).toHaveLength(i + 2);
      for (const { id } of decisions) expect((await replay(id)).differences).toEqual([]);
      expect(await loadTicket(ticketId)).toMatchObject({ issueType: "invoice", barredTeams });
    }
  });

  it("of the team leaves the lowest tier as it was, wherever the planner had it wait; undoing gives it back", async () => {
    const { ticketId } = await write();
    const { minTier, queue } = (await loadTicket(ticketId))!;
    expect(minTier).toBe(1);
    const commands: TicketCommand[] = [
      { do: "queue", ...queue!, reasons: [] },
      { do: "moveWaiting", tier: 2, reasons: [] },
    ];
    await changeTicket(ticketId, systemActor, () => ({ commands }));
    const team = await correctTicket(ticketId, agent, { team: "integrations" }, false);
    expect(await loadTicket(ticketId)).toMatchObject({ minTier: 1, queue: { team: "integrations", tier: 2 } });
    await undoCorrection(team.correctionId, agent);
    expect(await loadTicket(ticketId)).toMatchObject({ minTier: 1, queue: { team: queue!.team } });
    await changeTicket(ticketId, systemActor, () => ({ commands: commands.slice(0, 1) }));
    const tier = await correctTicket(ticketId, agent, { tier: 2 }, false);
    expect(await loadTicket(ticketId)).toMatchObject({ minTier: 2, queue: { tier: 2 } });
    await undoCorrection(tier.correctionId, agent);
    const t = await loadTicket(ticketId);
    expect(t).toMatchObject({ minTier: 1 });
    const { id, events } = await loadEvents(ticketId);
    expect(foldTicket(id, events)).toEqual(t);
  });

  it("is listed with all others, the newest first, a page at a time, for those who may see how the desk reads", async () => {
    const { ticketId } = await write("Where is my invoice?");
    const { id: messageId } = await db.message.findFirstOrThrow({ where: { ticketId } });
    const rest = { ticketId, messageId, personId: lead.id, at: new Date(), was: {}, is: { tier: 2 } };
    const rows = Array.from({ length: 60 }, (_, at) => ({ ...rest, id: newId(), number: 1000 + at }));
    await db.correction.createMany({ data: rows });
    const list = async (who: PersonId, page: number) =>
      (await createCaller({ person: await loadPerson(who) }).learning.corrections({ page })).data;
    const total = await db.correction.count();
    const first = await list(lead.id, 1);
    expect(first).toMatchObject({ page: 1, total });
    expect(first.corrections.map((c) => c.id)).toEqual(
      rows
        .map((r) => r.id)
        .reverse()
        .slice(0, 50),
    );
    const second = await list(lead.id, 2);
    expect(second.corrections).toHaveLength(total - 50);
    expect(second.corrections[0]!.id).toBe(rows[9]!.id);
    expect(await list(lead.id, 99)).toEqual(second);
    await expect(list(agent.id, 1)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
