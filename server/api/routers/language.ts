import { languageModelName } from "../../understanding/language/ask";
import { procedureFor, router } from "../trpc";

export const languageRouter = router({
  /** The language model's name, null while there is none. */
  model: procedureFor("inbox.use").query(() => ({ name: languageModelName() })),
});
