"use server";
import { z } from "zod";
import { isAllowed } from "../auth/permissions";
import { parseInput } from "../channels/port";
import { deleteView, saveView, type ViewChange } from "../commands/savedViews";
import { askParams } from "../domain/lists/ticketAsk";
import type { Result } from "../errors";
import { actAs } from "./action";

const change = z.object({
  id: z.uuid().nullable(),
  name: z
    .string()
    .transform((s) => s.toWellFormed().replaceAll("\u0000", "").trim())
    .pipe(z.string().min(1, "Please give the view a name.").max(60, "This is longer than 60 characters.")),
  address: z
    .record(z.string().max(20), z.string().max(4_000))
    .refine(
      (a) => Object.keys(a).every((key) => askParams.includes(key)),
      "A view keeps filters, order and columns only.",
    ),
  isShared: z.boolean(),
});

/** Keeps the list as it is now under a name. */
export async function saveViewAction(view: ViewChange): Promise<Result<{ id: string }>> {
  return actAs("queues.watch", ({ id, role }) =>
    saveView(parseInput(change, view), { id, mayShare: isAllowed(role, "views.share") }),
  );
}

export async function deleteViewAction(viewId: string): Promise<Result<void>> {
  return actAs("queues.watch", ({ id, role }) =>
    deleteView(parseInput(z.uuid(), viewId), { id, mayShare: isAllowed(role, "views.share") }),
  );
}
