import { saveReply } from "../../../server/commands/savedReplies";
import type { PersonId } from "../../../server/domain/ids";

const desk = [
  {
    title: "We are looking into it",
    issueTypeId: null,
    body: "Hello {{customer.name}},\n\nthank you, everything we need is here. I am looking into request #{{ticket.number}} now and write as soon as I know more, today at the latest.\n\n{{agent.name}}, {{desk.name}}",
  },
  {
    title: "The invoice is on its way",
    issueTypeId: "invoice",
    body: "Hello {{customer.name}},\n\nI have issued the invoice again with the details you gave. It is under Billing, Invoices; the old one is cancelled there as well, so that your accountants see both.\n\n{{agent.name}}",
  },
  {
    title: "Refund made",
    issueTypeId: "refund",
    body: "Hello {{customer.name}},\n\nthe refund was made today. Banks take three to five working days until you see it. You need not do anything more.\n\n{{agent.name}}",
  },
  {
    title: "A new try at the sync",
    issueTypeId: "data-sync",
    body: "Hello {{customer.name}},\n\nI have started the sync once more from the last good record; nothing that arrived is lost. It takes about an hour, and I look at it then.\n\n{{agent.name}}",
  },
];

/** Replies that the demo desk's leads keep for everybody, and one of an agent's own. */
export async function seedReplies(lead: PersonId, agent: PersonId): Promise<void> {
  for (const reply of desk) await saveReply({ id: null, ...reply, isDesk: true }, { id: lead, mayShare: true });
  const own = {
    title: "Sign in without the mail",
    issueTypeId: "sign-in",
    body: "Hello {{customer.name}},\n\nI have sent you a link that signs you in once, by another way than the mail that did not arrive. Choose a new password there.\n\n{{agent.name}}",
  };
  await saveReply({ id: null, ...own, isDesk: false }, { id: agent, mayShare: false });
}
