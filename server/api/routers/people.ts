import { z } from "zod";
import { now } from "../../clock";
import { readPersonLink } from "../../db/personLinks";
import { currentPolicy } from "../../db/policies";
import { deskNames } from "../../db/profiles";
import { outcomesOf } from "../../db/views/estimates";
import { listPeople } from "../../db/views/people";
import { loadPersonDetail, pagePeople } from "../../db/views/peoplePage";
import { personOrders, personStates } from "../../domain/people/query";
import { roles } from "../../domain/vocabulary";
import { missing, openProcedure, procedureFor, router, stamped } from "../trpc";

const query = z.object({
  search: z.string().max(200),
  team: z.string().max(80).nullable(),
  tier: z.int().min(1).max(9).nullable(),
  role: z.enum(roles).nullable(),
  state: z.enum(personStates).nullable(),
  order: z.enum(personOrders),
  isDescending: z.boolean(),
  page: z.int().min(1).max(100_000),
});

export const peopleRouter = router({
  /** Everybody who works here, with their hours: to choose among. */
  list: procedureFor("people.read").query(async () => stamped(await listPeople(now()))),

  /** A page of them by search and filters. */
  page: procedureFor("people.read")
    .input(query)
    .query(async ({ input }) => stamped(await pagePeople(input, await currentPolicy(), now()))),

  /** One of them with everything that may be changed. */
  byId: procedureFor("people.read")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input, ctx }) => {
      const policy = await currentPolicy();
      const found = await loadPersonDetail(input.id, { policy, now: now(), by: ctx.person });
      if (!found) throw missing("person");
      return stamped(found);
    }),

  /** What a person may be given: teams, tiers, and the issue types that skills are named by. */
  choices: procedureFor("people.read").query(async () => {
    const document = (await currentPolicy())?.document;
    const issueTypes = document?.issueTypes.map(({ id, name }) => ({ id, name })) ?? [];
    const required = [...new Set(document?.issueTypes.flatMap((t) => t.requires) ?? [])].sort();
    return stamped({
      ...(await deskNames()),
      issueTypes,
      required,
      languages: document?.understanding.languages ?? [],
    });
  }),

  /** What the page behind a link to set a password shows; null for a forged one. Reading it uses nothing up. */
  link: openProcedure.input(z.object({ token: z.string().max(64) })).query(async ({ input }) => {
    const found = await readPersonLink(input.token);
    if (!found) return stamped(null);
    const { kind, name, email, state } = found;
    return stamped({ kind, state, ...(state === "open" ? { name, email } : { name: "", email: "" }) });
  }),

  /** What outcomes say of somebody, for their lead; null for everybody else. */
  outcomes: procedureFor("people.read")
    .input(z.object({ personId: z.uuid() }))
    .query(async ({ input, ctx }) => stamped(await outcomesOf(input.personId, ctx.person))),
});
