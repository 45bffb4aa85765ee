import { demoPolicy } from "../../../prisma/seed/policies/demo";
import { loadTaxonomy } from "../../../prisma/seed/taxonomy/load";
import { parseMessage } from "../../channels/port";
import { createPerson } from "../../commands/createPerson";
import { ingestMessage, type Receipt } from "../../commands/ingestMessage";
import type { NewPerson } from "../../commands/people/insertPeople";
import { planWaiting } from "../../commands/planWaiting";
import { publishPolicy } from "../../commands/publishPolicy";
import { acceptOffer } from "../../commands/respondToOffer";
import { db, inTransaction } from "../../db/client";
import { writeIdentities } from "../../db/policies";
import { asPersonId, type PersonId } from "../../domain/ids";
import type { PolicyDocument } from "../../domain/policy/document";
import { startingSla } from "../../domain/policy/upgrade";
import { systemActor } from "../../domain/vocabulary";
import { serializeModel } from "../../understanding/serialize";
import { trainTriage } from "../../understanding/train";

const types = ["sign-in", "invoice", "data-sync", "slow-performance"];
let trained: Uint8Array<ArrayBuffer> | null = null;

/** A small model of four issue types: quick to train, real to use. */
export async function installSmallModel(): Promise<void> {
  if (!trained) {
    const examples = loadTaxonomy().training.filter((e) => e.label === null || types.includes(e.label));
    trained = new Uint8Array(serializeModel((await trainTriage(examples)).model));
  }
  const row = { kind: "triage", artifact: trained, trainingHash: "test", scores: {}, isActive: true };
  await db.modelVersion.create({ data: { id: "test", ...row } });
}

/** The demo's policy with the assistant off, so that people get everything and neither outcomes nor articles are needed,
 *  and with the clocks of a new desk. */
export function testPolicy(lastResort: string | null, change: (p: PolicyDocument) => void = () => {}): PolicyDocument {
  const document = structuredClone(demoPolicy(lastResort ?? "00000000-0000-7000-8000-000000000000"));
  for (const t of document.issueTypes) Object.assign(t, { stage: "off", playbook: null });
  document.lastResort.person = lastResort;
  // Clocks as a new desk has them: all time counts, nothing is divided, no alarm acts.
  Object.assign(document.sla, structuredClone(startingSla));
  for (const t of document.sla.targets) t.calendar = null;
  // And owners the same at all hours, so that a test says the same by night.
  document.ownership = document.ownership.filter((x) => x.hours === null);
  document.offers = { ttlSeconds: 90, autoAccept: false, missesUntilAway: 3 };
  change(document);
  return document;
}

export async function addPerson(name: string, more: Partial<NewPerson> = {}): Promise<PersonId> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@test.example`;
  const person = { email, name, role: "agent" as const, passwordHash: "none", ...more };
  return asPersonId((await createPerson(person, systemActor)).id);
}

/** A desk with a model, a lead as last resort and a policy in force. */
export async function openDesk(change?: (p: PolicyDocument) => void): Promise<{ lead: PersonId }> {
  await installSmallModel();
  await inTransaction((tx) => writeIdentities(tx, testPolicy(null)));
  const lead = await addPerson("Test Lead", { role: "lead" });
  const document = testPolicy(lead, change);
  await publishPolicy({ document, note: "test", actor: systemActor, origin: "system" });
  return { lead };
}

export const online = (...ids: PersonId[]) =>
  db.person.updateMany({ where: { id: { in: ids } }, data: { presence: "online" } });

let count = 0;
/** A message about signing in, from a new customer each time unless `email` says otherwise. */
export async function write(
  text = "I cannot sign in, the password reset mail never arrives.",
  email?: string,
): Promise<Receipt> {
  const customer = { email: email ?? `customer${++count}@test.example`, name: "Some Body" };
  const message = parseMessage({ customer, channel: "web", text });
  return ingestMessage(message, { actor: { kind: "customer", id: null } });
}

/** A ticket of a new customer that somebody has been offered and has accepted; they are online from then on. */
export async function heldBy(person: PersonId, text?: string): Promise<string> {
  await online(person);
  const { ticketId } = await write(text);
  await planWaiting();
  const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
  await acceptOffer(offer.id, person);
  return ticketId;
}
