import { calendarsInUse } from "../../db/policies";
import { procedureFor, router, stamped } from "../trpc";

export const timeRouter = router({
  /** The calendars that open clocks and the policy in force count by, so that screens count down as the desk does. */
  calendars: procedureFor("ticket.read").query(async () => stamped(await calendarsInUse())),
});
