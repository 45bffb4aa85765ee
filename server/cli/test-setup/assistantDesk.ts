import { createArticle, publishArticle } from "../../commands/editArticle";
import { newId } from "../../commands/ids";
import { publishPolicy } from "../../commands/publishPolicy";
import { db } from "../../db/client";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import { loadEvents } from "../../db/tickets/load";
import type { PersonId } from "../../domain/ids";
import type { Playbook, PolicyDocument } from "../../domain/policy/document";
import type { Reason } from "../../domain/reasons";
import { systemActor } from "../../domain/vocabulary";
import { openDesk } from "./desk";

export const invoiceText = "Where can I download the invoice for last month as a PDF?";
export const signInText = "I cannot sign in, the password reset mail never arrives.";

export async function publishedArticle(title: string, body: string, issueTypeId: string): Promise<string> {
  const { id, revision } = await createArticle({ title, body, issueTypeId }, systemActor);
  await publishArticle(id, revision, systemActor);
  return id;
}

export interface AssistantDesk {
  lead: PersonId;
  articles: { invoice: string; invoiceMore: string; signIn: string };
}

export const playbook = (articles: string[], more: Partial<Playbook> = {}): Playbook => ({
  articles,
  action: null,
  followUpMinutes: 10,
  closeMinutes: 15,
  turnLimit: 2,
  ...more,
});

/** A desk whose assistant answers invoices alone and drafts for sign-in; everything else goes to people. */
export async function openAssistantDesk(
  change: (p: PolicyDocument, articles: AssistantDesk["articles"]) => void = () => {},
): Promise<AssistantDesk> {
  const { lead } = await openDesk();
  const articles = {
    invoice: await publishedArticle("Download an invoice", "Open *Billing, Invoices*, {{customer.name}}.", "invoice"),
    invoiceMore: await publishedArticle("Change an invoice's address", "Open *Billing, Recipients*.", "invoice"),
    signIn: await publishedArticle(
      "Reset your password",
      "Choose **Forgotten your password?**\n\n{{agent.name}}",
      "sign-in",
    ),
  };
  const outcomes = Array.from({ length: 2000 }, () => ({
    id: newId(),
    issueTypeId: "invoice",
    isCorrect: true,
    source: "seed",
  }));
  await db.reviewOutcome.createMany({ data: outcomes });
  await republish((p) => {
    const type = (id: string) => p.issueTypes.find((t) => t.id === id)!;
    Object.assign(type("invoice"), {
      stage: "autonomous",
      playbook: playbook([articles.invoice, articles.invoiceMore]),
    });
    Object.assign(type("sign-in"), { stage: "review", playbook: playbook([articles.signIn]) });
    p.bands = { high: 0.6, low: 0.3 }; // the small model knows four issue types and is modest
    change(p, articles);
  });
  return { lead, articles };
}

/** Publishes the policy in force once more, changed. */
export async function republish(change: (p: PolicyDocument) => void): Promise<void> {
  const document = structuredClone((await loadPolicy((await currentPolicyVersion())!)).document);
  change(document);
  await publishPolicy({ document, note: "test", actor: systemActor, origin: "system" });
}

/** The ticket's messages as they stand, and who wrote them. */
export const said = async (ticketId: string) =>
  (await db.message.findMany({ where: { ticketId }, orderBy: { createdAt: "asc" } })).map(
    (m) => `${m.authorKind}: ${m.body}`,
  );

/** Why the assistant gave a ticket to people, the last time it did; null where it never did. */
export async function handedOverFor(ticketId: string): Promise<Reason[] | null> {
  const { events } = await loadEvents(ticketId);
  const handed = events.findLast((e) => e.type === "AssistantHandedOver");
  return handed?.type === "AssistantHandedOver" ? handed.data.reasons : null;
}
