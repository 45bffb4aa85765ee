import { askForPerson, confirmAnswer } from "../../../server/commands/assistant/customerSays";
import { approveDraft, rejectDraft } from "../../../server/commands/assistant/reviewDraft";
import { runAssistant } from "../../../server/commands/assistant/runAssistant";
import { escalateTicket } from "../../../server/commands/escalateTicket";
import { ingestMessage } from "../../../server/commands/ingestMessage";
import { planWaiting } from "../../../server/commands/planWaiting";
import { resolveTicket } from "../../../server/commands/resolveTicket";
import { acceptOffer, declineOffer } from "../../../server/commands/respondToOffer";
import { ringAlarms } from "../../../server/commands/ringAlarms";
import { addNote, replyToTicket } from "../../../server/commands/writeMessage";
import { db } from "../../../server/db/client";
import { syncTime } from "../../../server/db/time";
import { emptyContract } from "../../../server/domain/handoff/contract";
import { asPersonId, type PersonId } from "../../../server/domain/ids";
import { beyondOf } from "./authority";
import { outageMoments, outageReports } from "./outage";
import { demoAccounts } from "./people";
import { type StoryTicket, story } from "./story";
import { returnToPresent, travelTo } from "./travel";

const minute = 60_000;

interface Moment {
  at: number;
  run: () => Promise<void>;
}

const customerNames = new Map(demoAccounts.flatMap((a) => a.customers));

async function receive(t: StoryTicket): Promise<string> {
  const name = customerNames.get(t.from) ?? t.from.split("@")[0]!.replace(/^./, (c) => c.toUpperCase());
  const { channel, text } = t;
  const message = { customer: { email: t.from, name }, channel, text, subject: t.subject ?? undefined };
  const { ticketId } = await ingestMessage(message, { actor: { kind: "customer", id: null }, origin: "seed" });
  await runAssistant();
  await planWaiting();
  return ticketId;
}

async function pendingOffer(ticketId: string) {
  await planWaiting();
  return db.offer.findFirst({ where: { ticketId, state: "pending" } });
}

const lead = () => db.person.findFirstOrThrow({ where: { role: "lead" }, orderBy: { email: "asc" } });

/** What the assistant has goes to people: the reviewer refuses the draft, or the customer asks for a person. */
async function bringToPeople(ticketId: string): Promise<void> {
  const t = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  if (t.assistantDraftId) await rejectDraft(t.assistantDraftId, asPersonId((await lead()).id), "needsPerson");
  else if (t.assistantLane) await askForPerson(ticketId);
}

async function approve(ticketId: string): Promise<boolean> {
  const draft = await db.replyDraft.findFirst({ where: { ticketId, state: "pending" } });
  if (!draft) return false;
  const { id, name } = await lead();
  await approveDraft(draft.id, { id: asPersonId(id), name }, draft.body);
  return true;
}

async function confirm(ticketId: string): Promise<void> {
  const t = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  if (t.assistantStep === "confirming" || t.assistantStep === "followedUp") await confirmAnswer(ticketId);
}

async function accept(ticketId: string): Promise<void> {
  await bringToPeople(ticketId);
  const offer = await pendingOffer(ticketId);
  if (offer) await acceptOffer(offer.id, asPersonId(offer.personId));
}

async function holder(ticketId: string) {
  const { assigneeId } = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  return assigneeId === null ? null : asPersonId(assigneeId);
}

/** Up a tier, with what the holder tried and what the customer wants. */
async function escalateFor(id: string, person: PersonId, t: StoryTicket) {
  const { queueTier } = await db.ticket.findUniqueOrThrow({ where: { id } });
  const tried = [{ what: t.note ?? "Looked at it with the customer.", by: person }];
  const contract = { ...emptyContract, tried, wanted: t.text };
  return escalateTicket(id, person, { fromTier: queueTier ?? 1, reason: "needsExpertise", contract });
}

type Work = (person: NonNullable<Awaited<ReturnType<typeof holder>>>) => Promise<unknown>;
/** Something that whoever has the ticket does; nothing happens while nobody has it. */
const asHolderOf = (ticketId: () => string, work: Work) => async () => {
  const person = await holder(ticketId());
  if (person) await work(person);
};

/** The moments of one ticket after its arrival, in minutes after it. */
function lifeOf(t: StoryTicket, ticketId: () => string): { after: number; run: () => Promise<void> }[] {
  const asHolder = (work: Work) => asHolderOf(ticketId, work);
  const reply = (isWaitingForCustomer: boolean) =>
    asHolder((p) => replyToTicket(ticketId(), p, { body: t.reply ?? "", isWaitingForCustomer }));
  const taken = { after: 1, run: () => accept(ticketId()) };
  switch (t.fate) {
    case "waits":
      return [];
    case "inWork":
      return [taken];
    case "answered":
      return [taken, { after: 14, run: reply(false) }];
    case "needsCustomer":
      return [taken, { after: 21, run: reply(true) }];
    case "resolved": {
      // Where the assistant has it, its answer is approved or stands, and the customer confirms.
      const isWithAssistant = async () =>
        (await db.ticket.findUniqueOrThrow({ where: { id: ticketId() } })).assistantLane !== null;
      return [
        { after: 1, run: async () => ((await isWithAssistant()) ? undefined : accept(ticketId())) },
        { after: 17, run: async () => void ((await approve(ticketId())) || (await reply(false)())) },
        { after: 31, run: () => confirm(ticketId()) },
        { after: 38, run: asHolder((p) => resolveTicket(ticketId(), p)) },
      ];
    }
    case "escalated":
      return [
        taken,
        {
          after: 26,
          run: asHolder((p) => escalateFor(ticketId(), p, t)),
        },
        { after: 27, run: () => accept(ticketId()) },
        {
          after: 45,
          run: asHolder((p) => addNote(ticketId(), p, "Taken over. I am reading the logs of both sides first.")),
        },
      ];
    case "declinedFirst":
      return [
        {
          after: 1,
          run: async () => {
            await bringToPeople(ticketId());
            const offer = await pendingOffer(ticketId());
            if (offer) await declineOffer(offer.id, asPersonId(offer.personId), "noTime");
          },
        },
        { after: 2, run: () => accept(ticketId()) },
        { after: 24, run: reply(false) },
      ];
  }
}

/** Plays the story up to now through the desk's own commands: nothing on the demo's screens is painted on. The agents
 *  leave their desks before the last messages arrive, so that a newcomer finds work waiting. */
export async function playStory(onProgress: (done: number, of: number) => void): Promise<void> {
  const present = await syncTime();
  const leave = present - 60 * minute;
  const moments: Moment[] = [...story, ...outageReports].flatMap((t) => {
    let id = "";
    const arrival = present - t.minutesAgo * minute;
    const begin: Moment = {
      at: arrival,
      run: async () => {
        id = await receive(t);
      },
    };
    const later = [
      ...lifeOf(t, () => id),
      ...beyondOf(
        t.subject ?? t.text,
        () => id,
        (work) => asHolderOf(() => id, work),
      ),
    ];
    return [begin, ...later.map(({ after, run }) => ({ at: arrival + after * minute, run }))];
  });
  moments.push(...outageMoments().map(({ minutesAgo, run }) => ({ at: present - minutesAgo * minute, run })));
  moments.push({
    at: leave,
    run: async () => {
      await db.person.updateMany({ where: { presence: "online" }, data: { presence: "offline", absence: "offline" } });
    },
  });
  moments.sort((a, b) => a.at - b.at);
  await db.person.updateMany({ where: { role: "agent" }, data: { presence: "online" } });
  try {
    for (const [i, moment] of moments.entries()) {
      await travelTo(moment.at);
      await runAssistant();
      await moment.run();
      onProgress(i + 1, moments.length);
    }
  } finally {
    await returnToPresent();
  }
  while ((await ringAlarms()) > 0);
  await runAssistant();
  await planWaiting();
  await db.$executeRaw`UPDATE person SET presence_at = baton_now() - interval '55 minutes', missed_offers = 0`;
  const breaks = { busy: "Ravi Menon", break: "Noor Haddad", wrapUp: "Jonas Weber" };
  for (const [presence, name] of Object.entries(breaks))
    await db.person.updateMany({ where: { name }, data: { presence } });
}
