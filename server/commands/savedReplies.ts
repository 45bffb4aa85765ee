import { writeAudit } from "../db/audit";
import { inTransaction } from "../db/client";
import type { PersonId } from "../domain/ids";
import { faultOfReply, maxReplyBody, maxReplyTitle, mostReplies } from "../domain/knowledge/savedReply";
import { variableNames } from "../domain/knowledge/variables";
import { BatonError } from "../errors";
import { newId } from "./ids";

export interface ReplyChange {
  /** null makes a new one. */
  id: string | null;
  title: string;
  body: string;
  issueTypeId: string | null;
  isDesk: boolean;
}
interface Keeper {
  id: PersonId;
  mayShare: boolean;
}

const notYours = () => new BatonError("forbidden", "This saved reply is not yours to change.");
const bad = (text: string, field: string) => new BatonError("badInput", text, field);

function check({ title, body }: ReplyChange): void {
  if (title === "") throw bad("Please give it a title.", "title");
  if (title.length > maxReplyTitle) throw bad(`This is longer than ${maxReplyTitle} characters.`, "title");
  if (body.trim() === "") throw bad("Please write the text.", "body");
  if (body.length > maxReplyBody) throw bad(`This is longer than ${maxReplyBody} characters.`, "body");
  const fault = faultOfReply(body);
  const known = variableNames.map((name) => `{{${name}}}`).join(", ");
  if (fault) throw bad(`Nothing would ever be filled in for ${fault}. Variables are ${known}.`, "body");
}

/** Keeps a reply for oneself or, by leads, for the whole desk. */
export async function saveReply(change: ReplyChange, by: Keeper): Promise<{ id: string }> {
  const { id, title, body, issueTypeId, isDesk } = change;
  if (isDesk && !by.mayShare) throw new BatonError("forbidden", "Only leads keep replies for the whole desk.");
  check(change);
  return inTransaction(async (tx) => {
    const before = id === null ? null : await tx.savedReply.findUnique({ where: { id } });
    if (id !== null && !before) throw new BatonError("notFound", "This saved reply was deleted meanwhile.");
    if (before && before.ownerId !== by.id && !(before.ownerId === null && by.mayShare)) throw notYours();
    if (issueTypeId !== null && !(await tx.issueType.findUnique({ where: { id: issueTypeId }, select: { id: true } })))
      throw bad("There is no such issue type.", "issueTypeId");
    const ownerId = isDesk ? null : by.id;
    if (!before && (await tx.savedReply.count({ where: { ownerId } })) >= mostReplies)
      throw new BatonError("conflict", `There are ${mostReplies} already: delete one first.`);
    const at = await tx.$queryRaw<{ now: Date }[]>`SELECT baton_now() AS now`;
    const data = { title, body, issueTypeId, ownerId, updatedBy: by.id, updatedAt: at[0]!.now };
    const saved = before
      ? await tx.savedReply.update({ where: { id: before.id }, data })
      : await tx.savedReply.create({ data: { id: newId(), ...data } });
    const subject = { kind: "savedReply", id: saved.id };
    const details = { title, issueTypeId, isDesk };
    await writeAudit(tx, { actor: { kind: "person", id: by.id }, action: "savedReply.save", subject, details });
    return { id: saved.id };
  });
}

export async function deleteReply(id: string, by: Keeper): Promise<void> {
  await inTransaction(async (tx) => {
    const before = await tx.savedReply.findUnique({ where: { id } });
    if (!before) return;
    if (before.ownerId !== by.id && !(before.ownerId === null && by.mayShare)) throw notYours();
    await tx.savedReply.delete({ where: { id } });
    const details = { title: before.title, isDesk: before.ownerId === null };
    const subject = { kind: "savedReply", id };
    await writeAudit(tx, { actor: { kind: "person", id: by.id }, action: "savedReply.delete", subject, details });
  });
}
