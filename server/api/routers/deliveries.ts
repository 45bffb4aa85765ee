import { listDeliveries } from "../../db/views/deliveries";
import { mailState } from "../../integrations/mail/settings";
import { procedureFor, router, stamped } from "../trpc";

export const deliveriesRouter = router({
  /** The newest things that left the desk, and whether mail can leave it. */
  list: procedureFor("deliveries.read").query(async () =>
    stamped({ ...(await listDeliveries()), isMailReady: mailState().isReady }),
  ),
});
