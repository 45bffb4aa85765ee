import { z } from "zod";
import { isAllowed } from "../../auth/permissions";
import { db } from "../../db/client";
import { loadTaker } from "../../db/givings";
import { peersIn, staffedTiers } from "../../db/handoffs";
import { listColleagues } from "../../db/mentions";
import { currentPolicy } from "../../db/policies";
import { loadTicket } from "../../db/tickets/load";
import { approvalsOf } from "../../db/views/approvals";
import { readConsidered } from "../../db/views/considered";
import { listSiblings } from "../../db/views/customer";
import { loadFloor } from "../../db/views/floor";
import { loadInbox } from "../../db/views/inbox";
import { listLatest } from "../../db/views/latest";
import { loadTicketsBefore } from "../../db/views/resolvedTickets";
import { foldedDetail, loadTicketDetail } from "../../db/views/ticketDetail";
import { loadWriting, writersOf } from "../../db/writing";
import { requiredFields } from "../../domain/handoff/contract";
import { escalationTarget, lowerTiers } from "../../domain/handoff/target";
import { presenceFacts } from "../../domain/rescue/receives";
import { takeRefusalFor } from "../../domain/ticket/giving";
import { BatonError } from "../../errors";
import { missing, procedureFor, router, stamped } from "../trpc";

const uuid = z.object({ id: z.uuid() });

async function policyInForce() {
  const policy = await currentPolicy();
  if (!policy) throw new BatonError("unavailable", "This desk has no policy yet: run npm start once to prepare it.");
  return policy;
}

export const queuesRouter = router({
  /** Every queue with its counts, the assistant's lane and what nobody owns. */
  floor: procedureFor("queues.watch").query(async () => stamped(await loadFloor(await policyInForce()))),

  /** What has just come in, newest first, and where it is by now. */
  latest: procedureFor("queues.watch").query(async () => stamped(await listLatest())),
});

export const inboxRouter = router({
  mine: procedureFor("inbox.use").query(async ({ ctx: { person } }) => {
    const { presence, customPresence, presenceAt, missedOffers, capacity } = person;
    const facts = presenceFacts(presence, customPresence, await currentPolicy());
    return stamped({ ...(await loadInbox(person.id)), ...facts, presenceAt, missedOffers, capacity });
  }),
});

export const ticketsRouter = router({
  /** A long conversation comes folded (see `foldConversation`) unless the whole of it is asked for. */
  byId: procedureFor("ticket.read")
    .input(uuid.extend({ whole: z.boolean().optional() }))
    .query(async ({ ctx: { person }, input: { id, whole } }) => {
      const [detail, approvals, policy] = await Promise.all([loadTicketDetail(id), approvalsOf(id), policyInForce()]);
      if (!detail) throw missing("ticket");
      const { queue, assignment } = detail.ticket;
      const from = assignment?.tier ?? queue?.tier ?? 0;
      const tiers = queue ? policy.teamTiers(queue.team) : [];
      const target = queue && escalationTarget(tiers, from, await staffedTiers(db, queue.team));
      const nextTier = target?.tier ?? null;
      const { name: assistantName, actions } = policy.document.assistant;
      const actionNames = Object.fromEntries(actions.map((a) => [a.id, a.name]));
      const { refunds } = policy.document.authority;
      const deskName = policy.document.name;
      const taker = await loadTaker(db, person.id);
      const mayTakeAny = isAllowed(person.role, "ticket.give");
      const canTake = taker !== null && takeRefusalFor(detail.ticket, taker, mayTakeAny) === null;
      const handingOn = {
        required: requiredFields(policy.document.handoffs, detail.ticket.issueType),
        servedBy: target?.servedBy ?? null,
        lowerTiers: lowerTiers(tiers, from),
        mayMoveAny: mayTakeAny,
      };
      return stamped({
        ...(whole ? { ...detail, gap: null } : foldedDetail(detail)),
        approvals,
        nextTier,
        handingOn,
        assistantName,
        actionNames,
        refunds,
        deskName,
        canTake,
      });
    }),

  /** Whom the planner looked at for it, why whoever has it, and why not whoever asks. */
  considered: procedureFor("ticket.read")
    .input(uuid)
    .query(async ({ ctx: { person }, input: { id } }) => {
      const reader = { id: person.id, seesAll: isAllowed(person.role, "candidates.watch") };
      return stamped(await readConsidered(id, await policyInForce(), reader));
    }),

  /** What the signed-in person has begun to write on it, newest first. */
  writing: procedureFor("ticket.work")
    .input(uuid)
    .query(async ({ ctx: { person }, input: { id } }) => stamped(await loadWriting(person.id, id))),

  /** Whom a note may ask. */
  colleagues: procedureFor("ticket.work").query(async ({ ctx: { person } }) =>
    stamped(await listColleagues(person.id)),
  ),

  /** Colleagues whom its holder may give it to: of the same team and tier. */
  peers: procedureFor("ticket.work")
    .input(uuid)
    .query(async ({ ctx: { person }, input: { id } }) => {
      const ticket = await loadTicket(id);
      if (!ticket) throw missing("ticket");
      const place = ticket.assignment;
      return stamped(place ? await peersIn(place.team, place.tier, person.id) : []);
    }),

  /** Who else is writing on it. */
  writers: procedureFor("ticket.read")
    .input(uuid)
    .query(async ({ ctx: { person }, input: { id } }) => stamped(await writersOf(id, person.id))),

  /** What its customer had resolved earlier. */
  before: procedureFor("ticket.read")
    .input(uuid)
    .query(async ({ input: { id } }) => {
      const before = await loadTicketsBefore(id);
      if (!before) throw missing("ticket");
      return stamped(before);
    }),

  /** The other open tickets of the same customer, which it may be a duplicate of. */
  siblings: procedureFor("ticket.read")
    .input(uuid)
    .query(async ({ input: { id } }) => {
      const tickets = await listSiblings(id);
      if (!tickets) throw missing("ticket");
      return stamped(tickets);
    }),
});
