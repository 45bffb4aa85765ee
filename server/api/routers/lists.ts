import { z } from "zod";
import { currentPolicy } from "../../db/policies";
import { loadViews } from "../../db/savedViews";
import { loadGivePeople } from "../../db/views/givePeople";
import { listRows } from "../../db/views/listRows";
import { countEach, countOf, orderOf } from "../../db/views/ticketSearch";
import { askOf, specialQueues, ticketAsk, ticketFilter } from "../../domain/lists/ticketAsk";
import { BatonError } from "../../errors";
import { missing, procedureFor, router, stamped } from "../trpc";

const cursor = z.object({ key: z.string().max(40), number: z.int() });

async function policyInForce() {
  const policy = await currentPolicy();
  if (!policy) throw new BatonError("unavailable", "This desk has no policy yet: run npm start once to prepare it.");
  return policy;
}

/** The list of open tickets: its order by numbers, its rows by numbers, and what it can be narrowed to. */
export const listsRouter = router({
  /** A page of numbers in order. */
  order: procedureFor("queues.watch")
    .input(ticketAsk.extend({ cursor: cursor.nullish() }))
    .query(async ({ ctx: { person }, input: { cursor: after, ...ask } }) =>
      stamped(await orderOf(ask, person.id, after ?? null)),
    ),

  count: procedureFor("queues.watch")
    .input(ticketFilter)
    .query(async ({ ctx: { person }, input }) => stamped(await countOf(input, person.id))),

  rows: procedureFor("queues.watch")
    .input(z.object({ numbers: z.array(z.int().min(1)).max(300) }))
    .query(async ({ input: { numbers } }) => stamped(await listRows(numbers))),

  /** One's own views and the shared ones, each with how many tickets it shows now. */
  views: procedureFor("queues.watch").query(async ({ ctx: { person } }) => {
    const views = await loadViews(person.id);
    const counts = await countEach(
      views.map((v) => askOf(v.address).filter),
      person.id,
    );
    return stamped(views.map((v, i) => ({ ...v, count: counts[i]!, isMine: v.owner.id === person.id })));
  }),

  /** How a queue is called; null for the lists that are no team's. */
  queue: procedureFor("queues.watch")
    .input(z.object({ id: z.string().max(100) }))
    .query(async ({ input: { id } }) => {
      if ((specialQueues as readonly string[]).includes(id)) return stamped({ name: null });
      const { document } = await policyInForce();
      const match = /^(.+)-t([1-9])$/.exec(id);
      const team = document.teams.find((t) => t.id === match?.[1]);
      const tier = document.tiers.find((t) => t.tier === Number(match?.[2]));
      if (!team || !tier) throw missing("queue");
      return stamped({ name: `${team.name} ${tier.name}` });
    }),

  /** What filters choose from: the policy's queues and issue types, and everybody who may hold a ticket. */
  choices: procedureFor("queues.watch").query(async () => {
    const policy = await policyInForce();
    const { teams, tiers, issueTypes } = policy.document;
    const people = await loadGivePeople(policy);
    return stamped({
      queues: teams.flatMap((t) =>
        policy
          .teamTiers(t.id)
          .map((tier) => ({ id: `${t.id}-t${tier}`, team: t.id, tier, name: `${t.name} T${tier}` })),
      ),
      tiers: tiers.map((t) => t.tier),
      types: issueTypes.map(({ id, name }) => ({ id, name })),
      people: people.map(({ id, name }) => ({ id, name })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    });
  }),

  /** Whom work can be given to. */
  people: procedureFor("ticket.give").query(async () => {
    const policy = await policyInForce();
    const names = Object.fromEntries(policy.document.teams.map((t) => [t.id, t.name]));
    return stamped({ people: await loadGivePeople(policy), teams: names });
  }),
});
