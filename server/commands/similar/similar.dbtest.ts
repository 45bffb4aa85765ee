import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { addPerson, online, openDesk, write } from "../../cli/test-setup/desk";
import { db } from "../../db/client";
import type { PersonId } from "../../domain/ids";
import { systemActor } from "../../domain/vocabulary";
import { env } from "../../env";
import type { Encoder } from "../../understanding/encoder/port";
import { hashWord, wordsOf } from "../../understanding/index/words";
import { rateTicket, reopenTicket } from "../afterResolution";
import { archiveArticle, createArticle, publishArticle, saveArticle } from "../editArticle";
import { mergeTickets } from "../mergeTickets";
import { planWaiting } from "../planWaiting";
import { resolveTicket } from "../resolveTicket";
import { acceptOffer } from "../respondToOffer";
import { replyToTicket } from "../writeMessage";
import { findSimilar } from "./findSimilar";
import { refreshTexts } from "./refreshTexts";
import { SimilarIndex, similarIndex } from "./similarIndex";

let ann: PersonId;
let lead: PersonId;
const index = similarIndex();

/** Every word is a direction, so that texts of the same words mean the same. Counts what it encodes. */
const fake = { state: "on" as Encoder["state"], isBusy: false, encoded: [] as string[] };
const encoder: Encoder = {
  get state() {
    return fake.state;
  },
  encode: async (texts) => {
    if (fake.isBusy || fake.state !== "on") return null;
    fake.encoded.push(...texts);
    return texts.map((text) => {
      const vector = new Float32Array(512);
      for (const { stem } of wordsOf(text)) vector[hashWord(stem) % 512]! += 1;
      const length = Math.hypot(...vector) || 1;
      return vector.map((part) => part / length);
    });
  },
  close: async () => undefined,
};

/** The worker's part and the follower's part, until nothing is left to do. */
async function settle(): Promise<void> {
  while ((await refreshTexts(encoder)) > 0);
  // Other files' transactions on the same server may still precede ours, the longest for half a minute.
  const isSettled = async () => {
    const [row] = await db.$queryRaw<{ early: number }[]>`
      SELECT count(*)::int AS early FROM similar_text WHERE txid >= pg_snapshot_xmin(pg_current_snapshot())`;
    return row!.early === 0;
  };
  await vi.waitUntil(isSettled, { timeout: 100_000 });
  await index.look();
}
const rowOf = (id: string) => db.similarText.findUniqueOrThrow({ where: { id } });

async function resolved(text: string, answer: string | null = null): Promise<string> {
  const { ticketId } = await write(text);
  await planWaiting();
  const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
  await acceptOffer(offer.id, offer.personId as PersonId);
  if (answer) await replyToTicket(ticketId, ann, { body: answer, isWaitingForCustomer: false });
  await resolveTicket(ticketId, ann);
  return ticketId;
}

beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access", "billing", "integrations", "product"], capacity: 90 });
  await online(ann);
  index.start();
  await vi.waitUntil(() => index.isReady);
});
afterAll(() => index.stop());

vi.setConfig({ testTimeout: 120_000 });

describe("what is found", () => {
  it("is a resolved ticket, with how it was resolved, its rating and why", async () => {
    const old = await resolved("Okta login loops for ever with AADSTS50011", "We corrected the reply address in Okta.");
    await rateTicket(old, 5, null);
    await resolved("Where is the invoice of October?");
    const { ticketId } = await write("The Okta login loops again, error AADSTS50011");
    await settle();
    const found = (await findSimilar(ticketId))!;
    expect(found).toMatchObject({ isReady: true, knownIssue: null });
    expect(found.tickets).toHaveLength(1);
    expect(found.tickets[0]).toMatchObject({
      id: old,
      resolution: "We corrected the reply address in Okta.",
      resolvedBy: "Ann",
      rating: 5,
      why: { isSameError: true },
    });
    expect(found.tickets[0]!.why.words).toContain("okta");
    expect(found.tickets[0]!.why.meaning).toBeGreaterThan(0.4);
    expect(await findSimilar(ann)).toBeNull();
  });

  it("says how much is still to be read, where that is more than a moment's work", async () => {
    const { ticketId } = await write("The franking machine in the post room jams with every letter");
    await settle();
    expect((await findSimilar(ticketId))!.unread).toBe(0);
    const rows = Array.from({ length: 30 }, (_, at) => `0000000${at % 10}-0000-7000-9000-0000000000${10 + at}`);
    await db.$executeRaw`INSERT INTO similar_text (id, kind, next_due_at) SELECT x::uuid, 'ticket', baton_now() FROM unnest(${rows}::text[]) AS x`;
    expect(await findSimilar(ticketId)).toMatchObject({ isReady: true, unread: 30, tickets: [] });
    await settle();
    expect((await findSimilar(ticketId))!.unread).toBe(0);
  });

  it("shows no weak hit for a very short text, but a close one and the same error", async () => {
    const old = await resolved("Toucan printer driver crashes with error TCN-4411");
    const [weak, close, error] = [
      await write("toucan sales meeting"),
      await write("Toucan driver crashes"),
      await write("error TCN-4411 again"),
    ];
    await settle();
    const ids = async (id: string) => (await findSimilar(id))!.tickets.map((t) => t.id);
    expect(await ids(weak.ticketId)).toEqual([]);
    expect(await ids(close.ticketId)).toContain(old);
    expect(await ids(error.ticketId)).toContain(old);
  });

  it("leaves when the ticket is reopened and comes back when it is resolved, encoded once", async () => {
    const old = await resolved("Zebra scanners print blank labels");
    const { ticketId } = await write("Zebra scanners print blank labels since today");
    await settle();
    const ids = async () => (await findSimilar(ticketId))!.tickets.map((t) => t.id);
    expect(await ids()).toEqual([old]);
    await reopenTicket(old, ann);
    expect(await ids()).toEqual([]); // at once: what is shown is read as it is now
    await settle();
    expect((await rowOf(old)).state).toBe("open");
    await planWaiting();
    const offer = await db.offer.findFirstOrThrow({ where: { ticketId: old, state: "pending" } });
    await acceptOffer(offer.id, ann);
    await resolveTicket(old, ann);
    await settle();
    expect(await ids()).toEqual([old]);
    expect(fake.encoded.filter((t) => t.endsWith("blank labels"))).toHaveLength(1);
  });

  it("forgets a text and its vector in the transaction that erases it", async () => {
    const old = await resolved("Quokka exports contain no pictures");
    const { ticketId } = await write("Quokka exports contain no pictures any more");
    await settle();
    expect((await rowOf(old)).vector).toHaveLength(512);
    await db.message.updateMany({ where: { ticketId: old, kind: "inbound" }, data: { body: null } });
    expect(await rowOf(old)).toMatchObject({ state: "out", vector: null, textHash: null, signatures: [] });
    expect((await findSimilar(ticketId))!.tickets).toEqual([]);
    await settle();
    expect(await rowOf(old)).toMatchObject({ state: "out", vector: null, nextDueAt: null });
    expect(
      index.tickets.search({ words: new Map([[hashWord("quokka"), 1]]), vector: null, signatures: [] }, 9),
    ).toHaveLength(1);
  });

  it("leaves out a duplicate that was merged", async () => {
    const [keep, other] = [
      await write("Walrus sync stalls", "w@two.example"),
      await write("Walrus sync", "w@two.example"),
    ];
    await settle();
    await mergeTickets(keep.ticketId, other.ticketId, { id: lead, mayMergeAny: true });
    await settle();
    expect([(await rowOf(keep.ticketId)).state, (await rowOf(other.ticketId)).state]).toEqual(["open", "out"]);
  });

  it("holds articles while they are published, as they are published", async () => {
    const { ticketId } = await write("Please reset a forgotten passphrase on the yubikey");
    const content = { title: "Reset a forgotten passphrase", body: "Open the yubikey manager.", issueTypeId: null };
    const { id } = await createArticle(content, systemActor);
    const titles = async () => {
      await settle();
      return (await findSimilar(ticketId))!.articles.map((a) => a.title);
    };
    expect(await titles()).toEqual([]);
    await publishArticle(id, 1, systemActor);
    expect(await titles()).toEqual(["Reset a forgotten passphrase"]);
    await saveArticle(id, 2, { ...content, title: "Reset a forgotten passphrase on the yubikey" }, null, systemActor);
    expect(await titles()).toEqual(["Reset a forgotten passphrase on the yubikey"]);
    await archiveArticle(id, 3, systemActor);
    expect(await titles()).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ state: "out", vector: null });
  });

  it("is a known issue when several customers name one error", async () => {
    const texts = ["Import stops: ERR_LEDGER_LOCKED", "ERR_LEDGER_LOCKED at night", "we see ERR_LEDGER_LOCKED"];
    const others = [];
    for (const text of texts) others.push((await write(text)).ticketId);
    const { ticketId } = await write("Since noon ERR_LEDGER_LOCKED, nothing works");
    await settle();
    const { knownIssue } = (await findSimilar(ticketId))!;
    expect(knownIssue).toMatchObject({ count: 4, hours: 2, isSameError: true });
    expect(knownIssue!.tickets.map((t) => t.id).sort()).toEqual(others.sort());
  });

  it("is told with the message's understanding, and changes no decision", async () => {
    await resolved("Narwhal webhook answers 502 bad gateway");
    await settle();
    const facts = async (ticketId: string) =>
      (await db.decision.findFirstOrThrow({ where: { ticketId } })) as unknown as {
        disposition: string;
        facts: { understanding: { similar?: unknown } };
      };
    const { ticketId } = await write("Narwhal webhook answers 502 bad gateway again");
    const read = await facts(ticketId);
    expect(read.facts.understanding.similar).toMatchObject({ tickets: 1, sameSignature: true });
    index.isReady = false;
    const without = await facts((await write("Narwhal webhook answers 502 bad gateway again")).ticketId);
    index.isReady = true;
    expect(without.facts.understanding.similar).toBeUndefined();
    expect(without.disposition).toBe(read.disposition);
  });
});

describe("the encoder", () => {
  it("is asked again later when it is busy; until then words decide", async () => {
    fake.isBusy = true;
    const { ticketId } = await write("Pelican dashboards freeze");
    await refreshTexts(encoder);
    const row = await rowOf(ticketId);
    expect(row).toMatchObject({ state: "open", vector: null });
    expect(row.nextDueAt).not.toBeNull();
    fake.isBusy = false;
    await db.similarText.update({ where: { id: ticketId }, data: { nextDueAt: new Date(0) } });
    await settle();
    expect((await rowOf(ticketId)).vector).toHaveLength(512);
  });

  it("is asked again later when it has failed", async () => {
    fake.state = "failed: out of memory";
    const { ticketId } = await write("Puffin exports end early");
    await refreshTexts(encoder);
    const row = await rowOf(ticketId);
    expect(row).toMatchObject({ state: "open", vector: null });
    expect(row.nextDueAt).not.toBeNull();
    fake.state = "on";
    await db.similarText.update({ where: { id: ticketId }, data: { nextDueAt: new Date(0) } });
    await settle();
    expect((await rowOf(ticketId)).vector).toHaveLength(512);
  });

  it("is not waited for where there is none", async () => {
    fake.state = "absent";
    const { ticketId } = await write("Heron reports are empty");
    await settle();
    expect(await rowOf(ticketId)).toMatchObject({ state: "open", vector: null, nextDueAt: null });
    fake.state = "on";
  });
});

describe("following", () => {
  it("builds from the stored rows after a crash and encodes nothing", async () => {
    const before = fake.encoded.length;
    const fresh = new SimilarIndex();
    fresh.start();
    await expect.poll(() => fresh.isReady).toBe(true);
    await fresh.stop();
    expect(fresh.tickets.size).toBe(index.tickets.size);
    expect(fresh.tickets.size).toBe(await db.similarText.count({ where: { kind: "ticket", state: { not: "out" } } }));
    expect(fake.encoded).toHaveLength(before);
  });

  it("skips no row that commits late or out of order", async () => {
    const [one, two] = [(await write("Ibis one")).ticketId, (await write("Ibis two")).ticketId];
    await settle();
    const fresh = new SimilarIndex();
    fresh.start();
    await expect.poll(() => fresh.isReady).toBe(true);
    await fresh.stop(); // from here on it looks only when told to
    const change = "UPDATE similar_text SET state = 'out', vector = NULL, txid = pg_current_xact_id() WHERE id = $1";
    const [early, late] = [new pg.Client(env.DATABASE_URL), new pg.Client(env.DATABASE_URL)];
    await Promise.all([early.connect(), late.connect()]);
    const size = fresh.tickets.size;
    await early.query("BEGIN");
    await early.query(change, [one]);
    await late.query(change, [two]); // commits first, with the later number
    await fresh.look();
    await early.query("COMMIT");
    await Promise.all([early.end(), late.end()]);
    await expect.poll(async () => fresh.look().then(() => fresh.tickets.size)).toBe(size - 2);
  });

  it("hears of changes by itself", async () => {
    await settle();
    const size = index.tickets.size;
    await write("Toucan cannot log in");
    await refreshTexts(encoder);
    await expect.poll(() => index.tickets.size, { timeout: 5_000 }).toBe(size + 1);
  });

  it("reads a text again that was marked while it was being read", async () => {
    const { ticketId } = await write("Kiwi cannot log in");
    const slow: Encoder = {
      ...encoder,
      state: "on",
      encode: async (texts, options) => {
        await db.message.updateMany({ where: { ticketId }, data: { body: null } });
        return encoder.encode(texts, options);
      },
    };
    await refreshTexts(slow);
    expect(await rowOf(ticketId)).toMatchObject({ state: "out", vector: null });
    await settle();
    expect(await rowOf(ticketId)).toMatchObject({ state: "out", vector: null, nextDueAt: null });
  });
});
