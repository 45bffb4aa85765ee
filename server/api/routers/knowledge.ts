import { z } from "zod";
import { db } from "../../db/client";
import { currentPolicy } from "../../db/policies";
import { loadSavedReplies } from "../../db/savedReplies";
import { listArticles, viewArticle, viewArticleVersion } from "../../db/views/articles";
import { playbooksWith } from "../../domain/assistant/usedBy";
import { articleStates } from "../../domain/knowledge/article";
import { missing, procedureFor, router, stamped } from "../trpc";

// The database stores no NUL, so nothing with one is found.
const words = (max: number) =>
  z
    .string()
    .max(max)
    .transform((s) => s.toWellFormed().replaceAll("\0", " "));
const filter = z.object({
  search: words(200),
  state: z.enum(articleStates).nullable(),
  issueType: words(100).nullable(),
});

export const knowledgeRouter = router({
  /** What the signed-in person puts into replies: their own texts and the desk's. */
  replies: procedureFor("knowledge.read").query(async ({ ctx: { person } }) => {
    const types = await db.issueType.findMany({
      where: { archivedAt: null },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    });
    return stamped({ replies: await loadSavedReplies(person.id), issueTypes: types });
  }),
  list: procedureFor("knowledge.read")
    .input(filter)
    .query(async ({ input }) => stamped(await listArticles(input))),
  article: procedureFor("knowledge.read")
    .input(z.object({ id: z.uuid() }))
    .query(async ({ input }) => {
      const [view, policy] = await Promise.all([viewArticle(input.id), currentPolicy()]);
      if (!view) throw missing("article");
      return stamped({ ...view, playbooks: playbooksWith(input.id, policy?.document.issueTypes ?? []) });
    }),
  version: procedureFor("knowledge.read")
    .input(z.object({ id: z.uuid(), version: z.int().positive().max(2_147_483_647) }))
    .query(async ({ input }) => {
      const view = await viewArticleVersion(input.id, input.version);
      if (!view) throw missing("version");
      return stamped(view);
    }),
});
