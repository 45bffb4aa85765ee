import { withConnection } from "../../db/history/connection";
import { forgetHistoryImports } from "../../db/history/imports";
import { dropLeftStages } from "../../db/history/stage";

/** Forgets files that nobody went on with, reports of long ago, and what killed processes left behind. */
export async function tidyHistory(): Promise<void> {
  await forgetHistoryImports();
  await withConnection(dropLeftStages);
}
