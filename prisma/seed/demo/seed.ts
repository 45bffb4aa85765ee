import { hashPassword } from "../../../server/auth/password";
import { createPerson } from "../../../server/commands/createPerson";
import { createArticle, publishArticle } from "../../../server/commands/editArticle";
import { newId } from "../../../server/commands/ids";
import { publishPolicy } from "../../../server/commands/publishPolicy";
import { db, inTransaction } from "../../../server/db/client";
import { writeIdentities } from "../../../server/db/policies";
import { syncTime } from "../../../server/db/time";
import { asPersonId } from "../../../server/domain/ids";
import { systemActor } from "../../../server/domain/vocabulary";
import { autonomousTypes, demoPolicy } from "../policies/demo";
import { articleId, articles } from "./articles";
import { seedContext } from "./context";
import { seedCriteriaProposal } from "./criteria";
import { seedDeliveries } from "./deliveries";
import { beginShadow, endOfShadow } from "./drafts";
import { seedFloor } from "./floor";
import { seedPast } from "./past/past";
import { demoAccounts, demoPassword, demoPeople, demoSchedules } from "./people";
import { playStory } from "./play";
import { seedProposals } from "./proposals";
import { seedReplies } from "./replies";
import { seedSimulations } from "./simulation";
import { returnToPresent, travelTo } from "./travel";

/** The past ends where the story of the last day and a half begins. */
const storyBegins = 37 * 3_600_000;

/** The last resort, and the leads who take turns at duty. */
async function seedPeople(): Promise<{ lastResort: string; dutyManagers: string[] }> {
  const passwordHash = await hashPassword(demoPassword);
  const ids = new Map<string, string>();
  for (const p of demoPeople) ids.set(p.name, (await createPerson({ ...p, passwordHash }, systemActor)).id);
  const dutyManagers = demoPeople.filter((p) => p.role === "lead").map((p) => ids.get(p.name)!);
  return { lastResort: ids.get("Lena Brandt")!, dutyManagers };
}

async function seedAccounts(): Promise<void> {
  for (const { externalId, name, segment, customers } of demoAccounts) {
    const accountId = newId();
    await db.account.create({ data: { id: accountId, externalId, name, segment } });
    for (const [email, customer] of customers) {
      const address = { id: newId(), kind: "email", value: email, verifiedAt: new Date() };
      await db.customer.create({ data: { id: newId(), accountId, name: customer, addresses: { create: address } } });
    }
  }
}

/** Ninety days of checked answers: enough without an error for the types that may act alone, too few or too many errors
 *  for the others. Spread evenly, wrong ones at fixed places. */
async function seedOutcomes(types: string[]): Promise<void> {
  const rows = types.flatMap((issueTypeId, i) => {
    const earned = autonomousTypes.includes(issueTypeId);
    const total = earned ? 480 + 10 * i : 14 + ((i * 37) % 80);
    const wrong = earned ? 1 : 1 + (i % 4);
    return Array.from({ length: total }, (_, n) => ({
      id: newId(),
      issueTypeId,
      isCorrect: n >= wrong,
      source: "seed",
      at: new Date(Date.now() - ((total - n) / total) * 90 * 86_400_000),
    }));
  });
  await db.reviewOutcome.createMany({ data: rows });
}

/** Written by a lead, through the commands, so that they have their history; the last one is still a draft. */
async function seedArticles(author: string): Promise<void> {
  const by = { kind: "person" as const, id: author };
  for (const article of articles) {
    const { id, revision } = await createArticle(article, by, articleId(article.title));
    if (article !== articles.at(-1)) await publishArticle(id, revision, by);
  }
}

async function seedDesk(say: (line: string) => void): Promise<void> {
  say("people and accounts");
  const placeholder = demoPolicy("00000000-0000-7000-8000-000000000000");
  await inTransaction((tx) => writeIdentities(tx, placeholder));
  const { lastResort, dutyManagers } = await seedPeople();
  await seedAccounts();
  await seedOutcomes(placeholder.issueTypes.map((t) => t.id));
  const note = "The demo desk's first policy";
  await seedArticles(lastResort);
  await publishPolicy({ document: demoPolicy(lastResort, dutyManagers), note, actor: systemActor, origin: "system" });
}

/** Fills an empty desk with the demo: people, accounts, policy, outcomes, articles, ninety days of
 *  past and a day and a half of tickets. */
export async function seedDemo(say: (line: string) => void): Promise<void> {
  const present = await syncTime();
  // The desk was set up before its past begins.
  await travelTo(present - storyBegins - 91 * 86_400_000);
  try {
    await seedDesk(say);
  } finally {
    await returnToPresent();
  }
  say("ninety days of tickets");
  await seedPast(present - storyBegins);
  say("what is known of the accounts");
  await seedContext(present);
  say("a day and a half of tickets");
  const { id: admin } = await db.person.findFirstOrThrow({ where: { role: "admin" } });
  await beginShadow(asPersonId(admin), present - storyBegins);
  await playStory(() => undefined);
  await endOfShadow();
  await seedProposals();
  const people = await db.person.findMany({ select: { id: true, name: true } });
  const idOf = (name: string) => asPersonId(people.find((p) => p.name === name)!.id);
  await seedReplies(idOf("Lena Brandt"), idOf("Maya Lindqvist"));
  await seedCriteriaProposal(idOf("Priya Raman"));
  await seedDeliveries();
  await seedFloor(present);
  await seedSimulations(idOf("Ada Okafor"), present);
  // Last, so that the story above plays the same at whatever hour it is seeded.
  for (const [email, schedule] of Object.entries(demoSchedules))
    await db.person.update({ where: { email }, data: { schedule } });
}
