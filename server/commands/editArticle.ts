import { z } from "zod";
import { parseInput } from "../channels/port";
import { now } from "../clock";
import { writeAudit } from "../db/audit";
import { db, inTransaction, type Tx } from "../db/client";
import { markTextDue } from "../db/similar";
import {
  type ArticleContent,
  type ArticleState,
  isSameContent,
  maxBodyBytes,
  maxTitleLength,
} from "../domain/knowledge/article";
import { checkTemplate, variableNames } from "../domain/knowledge/variables";
import type { Actor } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { newId } from "./ids";

// biome-ignore lint/suspicious/noControlCharactersInRegex: what the database cannot store, and nobody writes
const binary = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;
const text = (name: string) =>
  z
    .string({ error: `${name} must be text` })
    .transform((s) => s.toWellFormed().replace(/\r\n?/g, "\n"))
    .refine((s) => !binary.test(s), `${name} contains control characters: please use plain text`);

const content = z.strictObject({
  title: text("The title")
    .transform((s) => s.replace(/\s+/g, " ").trim())
    .pipe(
      z
        .string()
        .min(1, "Give the article a title.")
        .max(maxTitleLength, `Keep the title to ${maxTitleLength} characters.`),
    ),
  body: text("The text"),
  issueTypeId: z.string().min(1).nullable(),
});

const personOf = (actor: Actor) => (actor.kind === "person" ? actor.id : null);

function parseContent(input: ArticleContent): ArticleContent {
  if (Buffer.byteLength(input.body) > maxBodyBytes) {
    throw new BatonError("tooLarge", "The text is larger than 100 kB: make it several articles.", "body");
  }
  return parseInput(content, input);
}

async function requireIssueType(tx: Tx, id: string | null): Promise<void> {
  if (id === null || (await tx.issueType.count({ where: { id } })) > 0) return;
  throw new BatonError("badInput", `There is no issue type ${id}.`, "issueTypeId");
}

/** What customers may be sent must have words, and no variable that nobody fills in. */
function requireSendable({ body }: ArticleContent): void {
  if (body.trim() === "") throw new BatonError("badInput", "Write the text before you publish it.", "body");
  const finding = checkTemplate(body)[0];
  if (!finding) return;
  const known = variableNames.map((name) => `{{${name}}}`).join(", ");
  const message =
    finding.code === "unknownVariable"
      ? `Line ${finding.line}: {{${finding.name}}} is not a variable. There are ${known}.`
      : `Line ${finding.line}: {{ is not closed by }}.`;
  throw new BatonError("badInput", message, "body");
}

interface VersionOf extends ArticleContent {
  articleId: string;
  version: number;
  state: ArticleState;
}
interface Why {
  action: string;
  actor: Actor;
  note?: string | null;
  restoredFrom?: number;
}

/** The version row and the audit line of a save: in its transaction, and without the text in the audit. */
async function writeVersion(tx: Tx, of: VersionOf, { action, actor, note, restoredFrom }: Why): Promise<void> {
  const at = new Date(now());
  await tx.articleVersion.create({
    data: { id: newId(), ...of, note: note?.trim() || null, restoredFrom, author: personOf(actor), at },
  });
  const details = { version: of.version, ...(restoredFrom && { restoredFrom }) };
  await writeAudit(tx, { actor, action, subject: { kind: "article", id: of.articleId }, details });
}

/** Begins an article as a draft: agents see it, nothing is sent from it. */
export async function createArticle(
  input: ArticleContent,
  actor: Actor,
  id: string = newId(),
): Promise<{ id: string; revision: number }> {
  const body = parseContent(input);
  const at = new Date(now());
  await inTransaction(async (tx) => {
    await requireIssueType(tx, body.issueTypeId);
    const row = { id, ...body, state: "draft" as const, updatedBy: personOf(actor), createdAt: at, updatedAt: at };
    await tx.article.create({ data: row });
    const version = { articleId: id, version: 1, state: row.state, ...body };
    await writeVersion(tx, version, { action: "article.create", actor });
  });
  return { id, revision: 1 };
}

interface Change {
  content?: ArticleContent;
  state?: ArticleState;
}

/** One save: compare-and-set by revision, a version row, an audit line. Saving what is there already changes nothing. */
async function save(id: string, revision: number, change: Change, why: Why): Promise<{ revision: number }> {
  return inTransaction(async (tx) => {
    const row = await tx.article.findUnique({ where: { id } });
    if (!row) throw new BatonError("notFound", "There is no such article.", "id");
    const conflict = (current: number) => {
      const message = `Somebody else saved revision ${current} meanwhile: look at it and apply your change to it.`;
      return new BatonError("conflict", message, "revision");
    };
    if (row.revision !== revision) throw conflict(row.revision);
    const before: ArticleContent = { title: row.title, body: row.body, issueTypeId: row.issueTypeId };
    const after = change.content ?? before;
    const state = change.state ?? (row.state as ArticleState);
    if (state === row.state && isSameContent(before, after)) return { revision };
    await requireIssueType(tx, after.issueTypeId);
    if (state === "published") requireSendable(after);

    const next = { ...after, state, revision: revision + 1 };
    const saved = await tx.article.updateMany({
      where: { id, revision },
      data: { ...next, updatedBy: personOf(why.actor), updatedAt: new Date(now()) },
    });
    if (saved.count === 0) throw conflict(revision + 1);
    await writeVersion(tx, { articleId: id, version: next.revision, state, ...after }, why);
    if (state === "published" || row.state === "published") await markTextDue(tx, "article", id);
    return { revision: next.revision };
  });
}

/** Saves an article if nobody else has since `revision`; answers with the new revision. A published one is published as it
 *  is saved, so it must stay fit to be sent. */
export const saveArticle = async (
  id: string,
  revision: number,
  input: ArticleContent,
  note: string | null,
  actor: Actor,
) => save(id, revision, { content: parseContent(input) }, { action: "article.save", actor, note });

export const publishArticle = (id: string, revision: number, actor: Actor) =>
  save(id, revision, { state: "published" }, { action: "article.publish", actor });

/** Out of use: no answer is made from it any more, and the list hides it. Publishing brings it back. */
export const archiveArticle = (id: string, revision: number, actor: Actor) =>
  save(id, revision, { state: "archived" }, { action: "article.archive", actor });

/** Makes an older version's title, text and issue type the newest version; the state stays what it is. */
export async function restoreArticle(id: string, revision: number, version: number, actor: Actor) {
  const old = await db.articleVersion.findUnique({ where: { articleId_version: { articleId: id, version } } });
  if (!old) throw new BatonError("notFound", "There is no such version.", "version");
  const { title, body, issueTypeId } = old;
  const why = { action: "article.restore", actor, restoredFrom: version };
  return save(id, revision, { content: { title, body, issueTypeId } }, why);
}
