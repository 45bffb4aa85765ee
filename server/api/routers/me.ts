import { isAllowed } from "../../auth/permissions";
import { countOwedApprovals } from "../../db/views/approvals";
import { loadInbox } from "../../db/views/inbox";
import { openProcedure, router, stamped } from "../trpc";

export const meRouter = router({
  /** The signed-in person and what they owe, for the frame; null for visitors. */
  get: openProcedure.query(async ({ ctx: { person } }) => {
    if (!person) return stamped(null);
    const { id, name, email, role, presence, capacity, tier, teams } = person;
    const [inbox, approvals] = await Promise.all([
      loadInbox(id),
      countOwedApprovals(id, isAllowed(role, "approval.decide")),
    ]);
    const owed = { offers: inbox.offers.length, load: inbox.load, approvals };
    return stamped({ id, name, email, role, presence, capacity, tier, teams, ...owed });
  }),
});
