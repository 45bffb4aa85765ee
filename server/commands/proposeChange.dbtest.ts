import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addPerson, openDesk, write } from "@/server/cli/test-setup/desk";
import { as, caller, signOut } from "@/server/cli/test-setup/session";
import { discardDraftAction, proposeChangeAction, renewProposalAction } from "../actions/policy";
import { publishDraftAction } from "../actions/publishing";
import { db } from "../db/client";
import { currentPolicy } from "../db/policies";
import { listPolicies, viewDraft } from "../db/views/policyHistory";
import type { PersonId } from "../domain/ids";
import type { TicketChange } from "../domain/policy/proposedChange";
import { systemActor } from "../domain/vocabulary";
import { saveDraft } from "./editDraft";
import { publishPolicy } from "./publishPolicy";

vi.mock("../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let agent: PersonId;
let admin: PersonId;
let ticketId: string;
const why = "Every ticket of this kind is handed up by the first tier.";
/** Another word in each test: what one of them published stays in force. */
let word: string;
let change: TicketChange;
let count = 0;

beforeAll(async () => {
  await openDesk();
  agent = await addPerson("An Agent");
  admin = await addPerson("An Admin", { role: "admin" });
  ({ ticketId } = await write());
});
beforeEach(async () => {
  await db.criteriaProposal.deleteMany();
  await db.policyDraft.deleteMany();
  await db.notification.deleteMany();
  word = `data breach ${++count}`;
  change = { kind: "keyword", word };
  await as(agent);
});

const inForce = async () => (await currentPolicy())!;
const propose = async (more: Partial<Parameters<typeof proposeChangeAction>[0]> = {}) =>
  proposeChangeAction({ ticketId, version: (await inForce()).version, change, why, ...more });
const waiting = async () => (await listPolicies()).drafts.filter((draft) => draft.proposal !== null);
const told = (personId: string) =>
  db.notification.findMany({ where: { personId, kind: { startsWith: "change" } }, select: { kind: true, data: true } });
const reason = "Nobody works here but in this test.";
const putInForce = async (id: string, note: string) => {
  const { revision } = await db.policyDraft.findUniqueOrThrow({ where: { id } });
  return publishDraftAction({ id, revision, note, reason, follow: "next" });
};
const publishOther = async () => {
  const { document } = await inForce();
  const changed = { ...document, gates: { ...document.gates, frustration: document.gates.frustration / 2 } };
  await publishPolicy({ document: changed, note: "another one", actor: systemActor, origin: "system" });
};

describe("a change proposed from a ticket", () => {
  it("waits as a draft with its ticket and its reason, and admins are told", async () => {
    expect(await propose()).toMatchObject({ ok: true });
    const [draft] = await waiting();
    expect(draft).toMatchObject({ changes: 1, errors: 0, updatedBy: "An Agent" });
    expect(draft!.proposal).toMatchObject({ by: "An Agent", why, change, state: "open", ticket: { id: ticketId } });
    expect(await told(admin)).toEqual([{ kind: "changeProposed", data: { by: agent, draftId: draft!.id } }]);
    expect((await inForce()).document.gates.keywords).not.toContain(word);
  });

  it("decides once it is published, and whoever proposed it is told", async () => {
    await propose();
    const [draft] = await waiting();
    await as(admin);
    expect(await putInForce(draft!.id, "They are right")).toMatchObject({ ok: true });
    const { document, version } = await inForce();
    expect(document.gates.keywords).toContain(word);
    expect(await told(agent)).toEqual([{ kind: "changePublished", data: { by: admin, version } }]);
    const { proposals } = (await (await caller()).policy.criteria({ ticketId })).data;
    expect(proposals).toMatchObject([{ state: "published", version, settledBy: "An Admin", answer: "They are right" }]);
  });

  it("is declined with a word to whoever proposed it", async () => {
    await propose();
    const [draft] = await waiting();
    await as(admin);
    expect(await discardDraftAction(draft!.id, "Too many mention it in passing.")).toMatchObject({ ok: true });
    expect(await waiting()).toEqual([]);
    const data = { by: admin, answer: "Too many mention it in passing." };
    expect(await told(agent)).toEqual([{ kind: "changeDeclined", data }]);
  });

  it("against a policy that has changed since is refused only where it says something else by now", async () => {
    const { version, document } = await inForce();
    await publishOther();
    expect(await propose({ version })).toMatchObject({ ok: true });
    const owner = document.issueTypes[0]!;
    const [other, third] = document.teams.filter((team) => team.id !== owner.owner);
    const moved = structuredClone((await inForce()).document);
    Object.assign(moved.issueTypes[0]!, { owner: other!.id, startTier: other!.tiers[0] });
    await publishPolicy({ document: moved, note: "moved", actor: systemActor, origin: "system" });
    const late = await propose({ version, change: { kind: "owner", issueType: owner.id, team: third!.id } });
    expect(late).toMatchObject({ ok: false, error: { code: "conflict", field: "version" } });
  });

  it("is brought to the version in force by an admin, unless somebody has edited it", async () => {
    await propose();
    await publishOther();
    const [draft] = await waiting();
    await as(admin);
    expect(await putInForce(draft!.id, "They are right")).toMatchObject({ error: { code: "conflict" } });
    expect(await renewProposalAction(draft!.id)).toMatchObject({ ok: true });
    const renewed = (await viewDraft(draft!.id))!;
    expect(renewed).toMatchObject({ isUntouched: true, basedOn: (await inForce()).version });
    const edited = structuredClone((await inForce()).document);
    edited.gates.keywords.push(word, "leak");
    await saveDraft(draft!.id, renewed.revision, edited, { kind: "person", id: admin });
    expect(await renewProposalAction(draft!.id)).toMatchObject({ error: { code: "conflict", field: "revision" } });
  });

  it("is refused with the field at fault, and nothing is kept", async () => {
    const { document } = await inForce();
    const { id, owner } = document.issueTypes[0]!;
    const refusals: [Parameters<typeof propose>[0], string, string][] = [
      [{ why: "short" }, "badInput", "why"],
      [{ change: { kind: "keyword", word: " !! " } }, "badInput", "change.word"],
      [{ change: { kind: "owner", issueType: id, team: owner } }, "badInput", "team"],
      [{ change: { kind: "owner", issueType: "nothing", team: owner } }, "badInput", "issueType"],
      [{ change: { kind: "startTier", issueType: id, tier: 9 } }, "badInput", "tier"],
      [{ change: { kind: "stage", issueType: id, stage: "autonomous" } }, "badInput", "stage"],
      [{ ticketId: admin }, "notFound", "ticketId"],
    ];
    for (const [input, code, field] of refusals) {
      expect(await propose(input), field).toMatchObject({ ok: false, error: { code, field } });
    }
    expect(await waiting()).toEqual([]);
  });

  it("is proposed once: who asks the same is told of the first, also at once", async () => {
    const results = await Promise.all([propose(), propose()]);
    expect(results.filter((r) => r.ok)).toHaveLength(1);
    expect(results.find((r) => !r.ok)).toMatchObject({
      error: { code: "conflict", message: expect.stringContaining("An Agent proposed the same") },
    });
    expect(await waiting()).toHaveLength(1);
  });

  it("is for people of the desk to propose, and for admins to settle", async () => {
    await propose();
    const [draft] = await waiting();
    expect(await discardDraftAction(draft!.id)).toMatchObject({ error: { code: "forbidden" } });
    expect(await putInForce(draft!.id, "I say so")).toMatchObject({ error: { code: "forbidden" } });
    expect(await renewProposalAction(draft!.id)).toMatchObject({ error: { code: "forbidden" } });
    signOut();
    expect(await propose()).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
  });
});
