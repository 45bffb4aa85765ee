import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { addPerson, online, openDesk, write } from "../../cli/test-setup/desk";
import { escalation } from "../../cli/test-setup/handoff";
import { db } from "../../db/client";
import { countProposed, viewArticle } from "../../db/views/articles";
import type { PersonId } from "../../domain/ids";
import { rateTicket, reopenTicket } from "../afterResolution";
import { archiveArticle, publishArticle } from "../editArticle";
import { escalateTicket } from "../escalateTicket";
import { planWaiting } from "../planWaiting";
import { resolveTicket } from "../resolveTicket";
import { acceptOffer } from "../respondToOffer";
import { findSimilar } from "../similar/findSimilar";
import { refreshTexts } from "../similar/refreshTexts";
import { similarIndex } from "../similar/similarIndex";
import { replyToTicket } from "../writeMessage";

let ann: PersonId;
let tom: PersonId;
let lead: PersonId;
const index = similarIndex();

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 50 });
  tom = await addPerson("Tom Berg", { teams: ["access"], capacity: 50, tier: 2 });
  await online(ann, tom);
  index.start();
  await vi.waitUntil(() => index.isReady);
});
afterAll(() => index.stop());

const answer =
  "Hi Some Body,\n\nthe clock of your phone is ahead. Switch automatic time on in its settings, then ask for a new token.\n\nTom";

async function accepted(ticketId: string): Promise<PersonId> {
  await planWaiting();
  const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
  await acceptOffer(offer.id, offer.personId as PersonId);
  return offer.personId as PersonId;
}
/** The first tier could not, the second answers. */
async function escalated(asked: string, body: string | null = answer): Promise<string> {
  const { ticketId } = await write(asked);
  await refreshTexts();
  if ((await accepted(ticketId)) === ann) {
    await escalateTicket(ticketId, ann, escalation("needsExpertise", "Tokens."));
    await accepted(ticketId);
  }
  if (body !== null) await replyToTicket(ticketId, tom, { body, isWaitingForCustomer: false });
  return ticketId;
}
const resolve = async (id: string) => (await resolveTicket(id, tom)).proposed;

describe("what a person answered to an escalated ticket", () => {
  it("is proposed as an article without its customer, and linked to its ticket", async () => {
    const id = await escalated("I cannot sign in since the quokka upgrade, the token page says clock skew.");
    const before = await countProposed();
    const article = (await viewArticle((await resolve(id))!))!;
    expect(article).toMatchObject({ state: "proposed", issueTypeId: "sign-in", revision: 1 });
    expect(article.body).toMatch(/^Hi \{\{customer\.name\}\},[\s\S]*\{\{agent\.name\}\}$/);
    expect(article.sources).toMatchObject([{ id, resolvedBy: "Tom Berg", isReopened: false, rating: null }]);
    expect(article.versions).toMatchObject([{ version: 1, state: "proposed", author: null }]);
    expect(await countProposed()).toBe(before + 1);
    expect(await db.audit.count({ where: { action: "article.propose", subjectId: article.id } })).toBe(1);
  });

  it("tells how it went since, and is proposed once", async () => {
    const id = await escalated("I cannot sign in at the wombat step, the password reset mail never arrives.");
    const article = (await resolve(id))!;
    await rateTicket(id, 2, null);
    await reopenTicket(id, tom);
    expect((await viewArticle(article))!.sources).toMatchObject([{ isReopened: true, rating: 2 }]);
    const holder = await accepted(id);
    expect((await resolveTicket(id, holder)).proposed).toBeNull();
  });

  it("is found by the next similar ticket at once, with no worker", async () => {
    const asked = "I cannot sign in: error 7781 stands where the numbat panel was before the password reset.";
    const id = await escalated(asked);
    const { ticketId } = await write(`${asked} What can I do?`);
    await refreshTexts();
    expect((await findSimilar(ticketId))!.tickets.map((t) => t.id)).not.toContain(id);
    await resolveTicket(id, tom);
    expect((await findSimilar(ticketId))!.tickets[0]).toMatchObject({ id, resolvedBy: "Tom Berg" });
  });

  it("is linked to the article that a ticket like it has led to, also to one that was turned down", async () => {
    const asked = "I cannot sign in with the bandicoot key: it says that the key was registered elsewhere.";
    const first = await escalated(asked);
    const article = (await resolve(first))!;
    const second = await escalated(asked);
    expect(await resolve(second)).toBe(article);
    await archiveArticle(article, 1, { kind: "person", id: lead });
    const third = await escalated(asked);
    expect(await resolve(third)).toBe(article);
    const { sources, state } = (await viewArticle(article))!;
    expect(sources.map((s) => s.id).sort()).toEqual([first, second, third].sort());
    expect(state).toBe("archived");
  });

  it("can be published as it is", async () => {
    const article = (await resolve(await escalated("I cannot sign in, the possum dashboard shows nothing.")))!;
    await publishArticle(article, 1, { kind: "person", id: lead });
    expect((await viewArticle(article))!.state).toBe("published");
  });

  it.each([
    ["a short answer", "Done, please try again."],
    ["no answer", null],
  ])("is not proposed: %s", async (_, body) => {
    expect(await resolve(await escalated("I cannot sign in to the echidna portal.", body))).toBeNull();
  });
});

it("what the first tier solved proposes nothing", async () => {
  const { ticketId } = await write();
  await planWaiting();
  const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
  const holder = offer.personId as PersonId;
  await acceptOffer(offer.id, holder);
  await replyToTicket(ticketId, holder, { body: answer, isWaitingForCustomer: false });
  expect((await resolveTicket(ticketId, holder)).proposed).toBeNull();
});
