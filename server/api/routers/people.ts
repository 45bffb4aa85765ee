import { z } from "zod";
import { now } from "../../clock";
import { outcomesOf } from "../../db/views/estimates";
import { listPeople } from "../../db/views/people";
import { procedureFor, router, stamped } from "../trpc";

export const peopleRouter = router({
  /** Everybody who works here, with their hours. */
  list: procedureFor("people.read").query(async () => stamped(await listPeople(now()))),

  /** What outcomes say of somebody, for their lead; null for everybody else. */
  outcomes: procedureFor("people.read")
    .input(z.object({ personId: z.uuid() }))
    .query(async ({ input, ctx }) => stamped(await outcomesOf(input.personId, ctx.person))),
});
