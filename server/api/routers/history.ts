import { z } from "zod";
import { previewLog } from "../../commands/history/previewLog";
import { historyOverview } from "../../db/views/history";
import { procedureFor, router, stamped } from "../trpc";

export const historyRouter = router({
  /** Where history came from, and the last imports with how they go on. */
  overview: procedureFor("history.read").query(async () => stamped(await historyOverview())),
  /** One's own file whose mapping is being chosen. */
  preview: procedureFor("history.import")
    .input(z.object({ id: z.uuid(), delimiter: z.string().length(1).nullable() }))
    .query(({ ctx, input }) => previewLog(input.id, ctx.person.id, input.delimiter)),
});
