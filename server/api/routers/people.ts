import { now } from "../../clock";
import { listPeople } from "../../db/views/people";
import { procedureFor, router, stamped } from "../trpc";

export const peopleRouter = router({
  /** Everybody who works here, with their hours. */
  list: procedureFor("people.read").query(async () => stamped(await listPeople(now()))),
});
