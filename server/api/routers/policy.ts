import { z } from "zod";
import { listPolicies, viewDraft, viewVersion } from "../../db/views/policyHistory";
import { missing, procedureFor, router, stamped } from "../trpc";

export const policyRouter = router({
  list: procedureFor("policy.read").query(async () => stamped(await listPolicies())),
  version: procedureFor("policy.read")
    .input(z.object({ version: z.int().positive() }))
    .query(async ({ input }) => {
      const view = await viewVersion(input.version);
      if (!view) throw missing("policy version");
      return stamped(view);
    }),
  draft: procedureFor("policy.read")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input }) => {
      const view = await viewDraft(input.id);
      if (!view) throw missing("draft");
      return stamped(view);
    }),
});
