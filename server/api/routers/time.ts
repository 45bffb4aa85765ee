import { z } from "zod";
import { calendarsInUse, calendarsOf, currentPolicy } from "../../db/policies";
import { procedureFor, router, stamped } from "../trpc";

export const timeRouter = router({
  /** The calendars that open clocks and the policy in force count by, so that screens count down as the desk does. */
  calendars: procedureFor("ticket.read").query(async () => stamped(await calendarsInUse())),
  /** Points that priority gains by the time a promise is due, by the policy in force. */
  slack: procedureFor("ticket.read").query(async () =>
    stamped((await currentPolicy())?.document.priority.slaSlack ?? 0),
  ),
  /** Those of one published policy, for clocks that ended long ago or began a moment ago. They never change. */
  calendarsOf: procedureFor("ticket.read")
    .input(z.object({ policyVersion: z.int().min(1).max(2_147_483_647) }))
    .query(async ({ input }) => stamped(await calendarsOf(input.policyVersion))),
});
