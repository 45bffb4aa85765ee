"use server";
import { z } from "zod";
import { isAllowed } from "../auth/permissions";
import { parseInput } from "../channels/port";
import { deleteReply, type ReplyChange, saveReply } from "../commands/savedReplies";
import type { Result } from "../errors";
import { actAs } from "./action";

const words = z.string().transform((s) => s.toWellFormed().replaceAll("\u0000", ""));
// Shapes only: what a title or a text may be is the command's rule.
const change = z.object({
  id: z.uuid().nullable(),
  title: words.transform((s) => s.trim()),
  body: words,
  issueTypeId: z.string().max(100).nullable(),
  isDesk: z.boolean(),
});

/** Keeps a text for replies: one's own, or by leads the desk's. */
export async function saveReplyAction(input: ReplyChange): Promise<Result<{ id: string }>> {
  return actAs("ticket.work", ({ id, role }) =>
    saveReply(parseInput(change, input), { id, mayShare: isAllowed(role, "replies.share") }),
  );
}

export async function deleteReplyAction(replyId: string): Promise<Result<void>> {
  return actAs("ticket.work", ({ id, role }) =>
    deleteReply(parseInput(z.uuid(), replyId), { id, mayShare: isAllowed(role, "replies.share") }),
  );
}
