import { isAllowed } from "../../auth/permissions";
import { now } from "../../clock";
import { db } from "../../db/client";
import { currentPolicy } from "../../db/policies";
import { shiftOf } from "../../db/schedules";
import { countOwedApprovals } from "../../db/views/approvals";
import { countProposed } from "../../db/views/articles";
import { countOwedPatterns } from "../../db/views/patterns";
import { loadOf, workOf } from "../../db/views/work";
import { presenceFacts } from "../../domain/rescue/receives";
import { openProcedure, procedureFor, router, stamped } from "../trpc";

export const meRouter = router({
  /** The signed-in person and what they owe, for the frame; null for visitors. */
  get: openProcedure.query(async ({ ctx: { person } }) => {
    if (!person) return stamped(null);
    const { id, name, email, role, presence, customPresence, capacity, tier, teams } = person;
    const policy = await currentPolicy();
    const [offers, work, approvals, proposals, patterns] = await Promise.all([
      db.offer.count({ where: { personId: id, state: "pending" } }),
      workOf(policy, [id]),
      countOwedApprovals({
        id,
        mayDecideAny: isAllowed(role, "approval.decide"),
        mayDecideAbove: isAllowed(role, "approval.decideAbove"),
      }),
      isAllowed(role, "knowledge.write") ? countProposed() : 0,
      isAllowed(role, "patterns.manage") ? countOwedPatterns(id) : 0,
    ]);
    const owed = { offers, load: loadOf(work.get(id) ?? []), approvals, proposals, patterns };
    const shift = shiftOf(person.schedule, now());
    const presences = { ...presenceFacts(presence, customPresence, policy), customPresence };
    const ownPresences = policy?.document.presence.custom ?? [];
    return stamped({ id, name, email, role, ...presences, ownPresences, capacity, tier, teams, ...owed, shift });
  }),
  /** The weekly hours of the signed-in person; null where presence alone says when they work. */
  hours: procedureFor("inbox.use").query(({ ctx: { person } }) => stamped(person.schedule)),
});
