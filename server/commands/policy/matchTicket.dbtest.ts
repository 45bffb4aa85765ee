import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, openDesk, testPolicy, write } from "../../cli/test-setup/desk";
import { db } from "../../db/client";
import type { PersonId } from "../../domain/ids";
import type { PolicyDocument } from "../../domain/policy/document";
import { nodeId } from "../../domain/policy/graph/nodeIds";
import { publishPolicy } from "../publishPolicy";
import { matchTicket, wayOfDecision } from "./matchTicket";

let lead: PersonId;
const text = "I cannot sign in, the password reset mail never arrives.";
const draft = (change: (p: PolicyDocument) => void = () => {}) => testPolicy(lead, change);
const toBilling = (p: PolicyDocument) => {
  Object.assign(p.issueTypes.find((t) => t.id === "sign-in")!, { owner: "billing", startTier: 2 });
};
const nodes = (way: { steps: { node: string }[] } | null) => way?.steps.map((s) => s.node);

beforeAll(async () => {
  ({ lead } = await openDesk());
  await addPerson("An Admin", { role: "admin" });
});

describe("trying a ticket", () => {
  it("shows its way under the policy in force and under the draft, and stores nothing", async () => {
    const before = await db.ticket.count();
    const match = await matchTicket({ kind: "text", text, segment: "standard" }, draft(toBilling));
    expect(match).toMatchObject({ ticket: null, version: 1, fault: null });
    expect(match.published).toMatchObject({ team: "access", issueType: "sign-in" });
    expect(match.draft).toMatchObject({ team: "billing", issueType: "sign-in" });
    expect(nodes(match.published)![0]).toBe(nodeId.issueType("sign-in"));
    expect(nodes(match.draft)!.at(-1)).toBe(nodeId.lastResort);
    expect(match.draft!.steps.every((s) => s.reasons.length >= 0)).toBe(true);
    expect(await db.ticket.count()).toBe(before);
  });

  it("takes a real ticket as it stands", async () => {
    const { ticketId } = await write(text);
    const { number } = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
    const match = await matchTicket(
      { kind: "ticket", number: Number(number) },
      draft((p) => p.gates.keywords.push("reset mail")),
    );
    expect(match.ticket).toMatchObject({ id: ticketId });
    expect(nodes(match.published)).not.toContain(nodeId.gates);
    expect(nodes(match.draft)).toContain(nodeId.gates);
    await expect(matchTicket({ kind: "ticket", number: 999_999 }, draft())).rejects.toMatchObject({
      code: "notFound",
      field: "number",
    });
  });

  it("says what keeps a draft from deciding, and shows the policy in force all the same", async () => {
    const match = await matchTicket({ kind: "text", text, segment: "trial" }, { schemaVersion: 1 });
    expect(match).toMatchObject({ draft: null, published: { team: "access" } });
    expect(match.fault!.message).not.toBe("");
  });
});

it("a decision's way is told under the version that made it", async () => {
  const { ticketId } = await write(text);
  const { decisionId } = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  await publishPolicy({ document: draft(toBilling), note: "n", actor: { kind: "system", id: null }, origin: "system" });
  const found = (await wayOfDecision(decisionId!))!;
  expect(found).toMatchObject({ version: 1, ticket: { id: ticketId }, way: { team: "access" } });
  expect(found.way.steps.some((s) => s.reasons.length > 0)).toBe(true);
  expect(await wayOfDecision("00000000-0000-4000-8000-000000000000")).toBeNull();
});
