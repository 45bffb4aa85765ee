import { newId } from "../../../../server/commands/ids";
import { activeModelVersion, loadModel } from "../../../../server/commands/models";
import { loadAnswerArticles } from "../../../../server/db/assistant";
import { db } from "../../../../server/db/client";
import { currentPolicyVersion, loadPolicy } from "../../../../server/db/policies";
import { saveTickets } from "../../../../server/db/tickets/save";
import { asPersonId } from "../../../../server/domain/ids";
import { seededRandom } from "../../../../server/domain/random";
import type { Channel, Segment } from "../../../../server/domain/vocabulary";
import { understand } from "../../../../server/understanding/understand";
import { loadTaxonomy } from "../../taxonomy/load";
import { Life, type PastCustomer, type PastPerson, type PastWorld, type Written } from "./life";
import { circlingRandom, customersFor, liveByPeople, plantedRandom, plantedTickets } from "./planted";
import { afterwards, alone, people, pick, reviewed } from "./plots";
import * as words from "./words";

const hour = 3_600_000;
const day = 24 * hour;
/** Tickets on a working day; a weekend day has a third. */
const perDay = 19;
/** Share of a day's messages by hour, from midnight. */
const byHour = [1, 1, 1, 1, 1, 2, 3, 6, 10, 12, 12, 11, 8, 10, 11, 10, 9, 7, 4, 3, 3, 2, 2, 1];
const channels: Channel[] = ["web", "web", "web", "email", "email", "chat", "chat", "api", "phone"];

/** Accounts and customers beside those of the story. */
async function seedCustomers(random: () => number): Promise<PastCustomer[]> {
  const segments: Segment[] = ["trial", "standard", "standard", "standard", "business", "business", "enterprise"];
  const accounts = words.companyFirst.flatMap((first) =>
    words.companyLast.map((last) => ({
      id: newId(),
      externalId: `${first}-${last}`.toLowerCase(),
      name: `${first} ${last}`,
      segment: pick(random, segments),
    })),
  );
  const customers = Array.from({ length: 180 }, (_, i) => {
    const account = i % 6 === 0 ? null : accounts[i % accounts.length]!;
    const first = words.firstNames[i % words.firstNames.length]!;
    const last = words.lastNames[(i * 7 + Math.floor(i / 24)) % words.lastNames.length]!;
    const host = account ? account.externalId.replace("-", "") : "mail";
    const email = `${first}.${last}${i}@${host}.example`.toLowerCase();
    return {
      id: newId(),
      name: `${first} ${last}`,
      accountId: account?.id ?? null,
      segment: account?.segment ?? "standard",
      email,
    };
  });
  await db.account.createMany({ data: accounts });
  await db.customer.createMany({ data: customers.map(({ id, name, accountId }) => ({ id, name, accountId })) });
  await db.customerAddress.createMany({
    data: customers.map(({ id, email }) => ({
      id: newId(),
      customerId: id,
      kind: "email",
      value: email,
      verifiedAt: new Date(),
    })),
  });
  return customers;
}

async function knownCustomers(): Promise<PastCustomer[]> {
  const rows = await db.customer.findMany({ include: { account: true }, orderBy: { name: "asc" } });
  return rows.map((c) => ({
    id: c.id,
    name: c.name,
    accountId: c.accountId,
    segment: (c.account?.segment ?? "standard") as Segment,
  }));
}

async function loadPeople(): Promise<PastPerson[]> {
  const rows = await db.person.findMany({
    where: { role: "agent" },
    include: { teams: true },
    orderBy: { email: "asc" },
  });
  return rows.map((p) => ({ id: asPersonId(p.id), name: p.name, tier: p.tier, teams: p.teams.map((t) => t.teamId) }));
}

/** The instants of arrivals, oldest first: more in the morning, few at weekends, and one bad week. */
function arrivals(random: () => number, from: number, to: number): number[] {
  const total = byHour.reduce((a, b) => a + b);
  const instants: number[] = [];
  for (let start = from; start < to; start += day) {
    const weekday = new Date(start).getUTCDay();
    const age = (to - start) / day;
    const surge = age > 30 && age < 35 ? 1.6 : 1;
    const expected = (weekday === 0 || weekday === 6 ? perDay / 3 : perDay) * surge * (1.15 - age / 400);
    for (let h = 0; h < 24; h++) {
      const mean = (expected * byHour[h]!) / total;
      for (let left = mean; left > 0; left--) if (random() < left) instants.push(start + (h + random()) * hour);
    }
  }
  return instants
    .filter((at) => at < to)
    .map(Math.round)
    .sort((a, b) => a - b);
}

/** A message in somebody's own words: a sentence of the taxonomy in a frame; some belong to no issue type, some to two. */
function draw(random: () => number, sentences: Map<string | null, string[]>): Written {
  const labels = [...sentences.keys()].filter((l) => l !== null);
  const label = random() < 0.06 ? null : pick(random, labels);
  const core = pick(random, sentences.get(label)!);
  const other = random() < 0.1 ? ` Also: ${pick(random, sentences.get(pick(random, labels))!)}` : "";
  const outburst = random() < 0.05 ? pick(random, words.outbursts) : "";
  const text = `${pick(random, words.openings)}${core}${other}${pick(random, words.closings)}${outburst}`;
  const channel = pick(random, channels);
  const subject =
    channel === "email" || random() < 0.4
      ? core
          .split(/[.!?\n]/)[0]!
          .slice(0, 70)
          .trim() || null
      : null;
  return { channel, subject, text, label };
}

function live(life: Life): Life {
  const lane = life.ticket.assistant?.lane;
  if (lane === "autonomous") alone(life);
  else if (lane === "review") reviewed(life);
  else if (life.ticket.queue && !life.ticket.assignment) people(life);
  if (life.ticket.status === "open" && life.ticket.assignment) {
    life.wait(20); // the last resort has it without an offer
    life.do({ kind: "person", id: life.ticket.assignment!.personId }, { do: "resolve" });
  }
  afterwards(life);
  return life;
}

async function save(lives: Life[]): Promise<void> {
  const rows = <T>(of: (life: Life) => T[]) => lives.flatMap(of);
  await saveTickets(
    db,
    lives.map((l) => l.change),
    [
      { table: "message", mode: "insert", rows: rows((l) => l.messages) },
      { table: "decision", mode: "insert", rows: rows((l) => [l.decision]) },
      { table: "approval", mode: "insert", rows: rows((l) => l.approvals) },
      { table: "rating", mode: "insert", rows: rows((l) => (l.rating ? [l.rating] : [])) },
      { table: "review_outcome", mode: "upsert", rows: rows((l) => (l.outcome?.issue_type_id ? [l.outcome] : [])) },
    ],
  );
  // Apart: settling updates drafts by their id, and a row of the same statement would not be seen.
  const drafts = rows((l) => l.drafts);
  if (drafts.length > 0) await saveTickets(db, [], [{ table: "reply_draft", mode: "insert", rows: drafts }]);
}

/** Ninety days of tickets up to `end`, the same every time but for ids: who wrote what and when, what the assistant and people
 *  did, what customers said of it. Made by the desk's own transitions, with their clocks. Returns how many. */
export async function seedPast(end: number): Promise<number> {
  const random = seededRandom(20_260_824);
  const version = await currentPolicyVersion();
  const model = await activeModelVersion();
  if (version === null || model === null) return 0;
  const policy = await loadPolicy(version);
  const { model: triage } = await loadModel(model);
  const types = policy.document.issueTypes.map((t) => t.id);
  const customers = [...(await knownCustomers()), ...(await seedCustomers(random))];
  const lead = await db.person.findFirstOrThrow({ where: { role: "lead" }, orderBy: { email: "asc" } });
  const world: PastWorld = {
    policy,
    random,
    end,
    people: await loadPeople(),
    lead: { id: asPersonId(lead.id), name: lead.name, tier: lead.tier, teams: [] },
    articles: await loadAnswerArticles(db, [], types),
  };
  const sentences = new Map<string | null, string[]>();
  for (const { text, label } of loadTaxonomy().training) sentences.set(label, [...(sentences.get(label) ?? []), text]);
  const planted = plantedTickets(end);
  const ownRandom = plantedRandom();
  const customerFor = customersFor(customers, ownRandom);
  const ofCircles = { random: circlingRandom(), customerFor: customersFor(customers, circlingRandom()) };
  let number = 0;
  let batch: Life[] = [];
  const read = ({ subject, text }: Written) => ({
    ...understand(triage, { subject: subject ?? undefined, text }),
    modelVersion: `${model}+0`,
  });
  const keep = async (life: Life) => {
    batch.push(life);
    if (batch.length < 100) return;
    await save(batch);
    batch = [];
  };
  const plantUntil = async (at: number) => {
    for (let next = planted[0]; next && next.at <= at; next = planted[0]) {
      planted.shift();
      const { random: chance, customerFor: from } = next.passTo ? ofCircles : { random: ownRandom, customerFor };
      const life = new Life({ ...world, random: chance }, from(next), ++number, {
        ...next,
        understanding: read(next),
      });
      await keep(liveByPeople(life, next));
    }
  };
  for (const at of arrivals(random, end - 90 * day, end - 2 * hour)) {
    await plantUntil(at);
    const message = draw(random, sentences);
    await keep(
      live(new Life(world, pick(random, customers), ++number, { at, ...message, understanding: read(message) })),
    );
  }
  await plantUntil(end);
  if (batch.length > 0) await save(batch);
  await db.$executeRaw`SELECT setval(pg_get_serial_sequence('ticket', 'number'), ${number})`;
  return number;
}
