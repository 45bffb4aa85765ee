"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { deleteView, saveView } from "../commands/savedViews";
import { makeWallboardLink, revokeWallboardLink } from "../commands/wallboardLinks";
import { addressKeys } from "../domain/analytics/address";
import { pages } from "../domain/analytics/figures";
import type { Result } from "../errors";
import { actAs } from "./action";

const name = z
  .string()
  .transform((s) => s.toWellFormed().replaceAll("\u0000", "").trim())
  .pipe(z.string().min(1, "Please give it a name.").max(60, "This is longer than 60 characters."));
const report = z.object({
  id: z.uuid().nullable(),
  name,
  address: z
    .record(z.string().max(20), z.string().max(1_000))
    .refine((a) => (pages as readonly string[]).includes(a.page ?? ""), "A report needs its page.")
    .refine(
      (a) => Object.keys(a).every((key) => key === "page" || (addressKeys as readonly string[]).includes(key)),
      "A report keeps its page, period, comparison and filters only.",
    ),
  isShared: z.boolean(),
});
export type ReportChange = z.input<typeof report>;

/** Keeps a page of analytics as it is narrowed now under a name; all who read analytics may share. */
export async function saveReportAction(change: ReportChange): Promise<Result<{ id: string }>> {
  return actAs("analytics.read", ({ id }) =>
    saveView({ ...parseInput(report, change), kind: "report" }, { id, mayShare: true }),
  );
}

export async function deleteReportAction(reportId: string): Promise<Result<void>> {
  return actAs("analytics.read", ({ id }) => deleteView(parseInput(z.uuid(), reportId), { id, mayShare: true }));
}

/** A link to the wallboard for a screen on which nobody is signed in. It is shown once more whenever the list is. */
export async function makeWallboardLinkAction(called: string): Promise<Result<{ id: string }>> {
  return actAs("wallboard.share", ({ id }) => makeWallboardLink(parseInput(name, called), id));
}

export async function revokeWallboardLinkAction(linkId: string): Promise<Result<void>> {
  return actAs("wallboard.share", ({ id }) => revokeWallboardLink(parseInput(z.uuid(), linkId), id));
}
