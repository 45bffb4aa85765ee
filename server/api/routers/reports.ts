import { z } from "zod";
import { now } from "../../clock";
import { namedSources } from "../../db/historySources";
import { currentPolicy } from "../../db/policies";
import { loadViews } from "../../db/savedViews";
import { loadWallboard } from "../../db/views/wallboard";
import { loadWallboardLinks, noteWallboardUse } from "../../db/wallboardLinks";
import { startOfDay } from "../../domain/analytics/period";
import { dayIn } from "../../domain/calendar/dayIn";
import { deskZone } from "../../domain/policy/deskZone";
import { BatonError } from "../../errors";
import { wallboardLinkOfToken, wallboardUrl } from "../../links";
import { openProcedure, procedureFor, router, stamped } from "../trpc";

async function policyInForce() {
  const policy = await currentPolicy();
  if (!policy) throw new BatonError("unavailable", "This desk has no policy yet: run npm start once to prepare it.");
  return policy;
}
async function board() {
  const policy = await policyInForce();
  const zone = deskZone(policy.document);
  const at = now();
  return stamped(await loadWallboard(policy, at, startOfDay(dayIn(at, zone), zone)));
}

export const reportsRouter = router({
  /** The desk's day, and the imports of history whose tickets may be counted. */
  frame: procedureFor("analytics.read").query(async () => {
    const [policy, sources] = await Promise.all([policyInForce(), namedSources()]);
    const zone = deskZone(policy.document);
    return stamped({ zone, today: dayIn(now(), zone), sources });
  }),

  /** One's own reports and those that are shared. */
  saved: procedureFor("analytics.read").query(async ({ ctx: { person } }) => {
    const views = await loadViews(person.id, "report");
    return stamped(views.map((v) => ({ ...v, isMine: v.owner.id === person.id })));
  }),

  wallboard: procedureFor("analytics.read").query(board),

  /** The same by a link, for a screen on which nobody is signed in; a link that was revoked or mistyped finds nothing. */
  wallboardByLink: openProcedure.input(z.object({ token: z.string().max(64) })).query(async ({ input: { token } }) => {
    const id = wallboardLinkOfToken(token);
    if (id === null || !(await noteWallboardUse(id))) {
      throw new BatonError(
        "notFound",
        "This link to the wallboard is incomplete or was revoked. Ask a lead for another.",
      );
    }
    return board();
  }),

  links: procedureFor("wallboard.share").query(async () => {
    const links = await loadWallboardLinks();
    return stamped(links.map((one) => ({ ...one, url: wallboardUrl(one.id) })));
  }),
});
