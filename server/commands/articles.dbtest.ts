import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, testPolicy } from "../cli/test-setup/desk";
import { db, inTransaction } from "../db/client";
import { liveHub } from "../db/live";
import { writeIdentities } from "../db/policies";
import { listArticles, viewArticle, viewArticleVersion } from "../db/views/articles";
import { type ArticleContent, maxBodyBytes } from "../domain/knowledge/article";
import type { Actor } from "../domain/vocabulary";
import { archiveArticle, createArticle, publishArticle, restoreArticle, saveArticle } from "./editArticle";
import { newId } from "./ids";

let writer: Actor;
const text = (title: string, body = "Words.", issueTypeId: string | null = "invoice"): ArticleContent => ({
  title,
  body,
  issueTypeId,
});
const find = (search: string) => listArticles({ search, state: null, issueType: null });
const titles = async (search: string) =>
  (await find(search)).articles.map((a) => a.title.map((part) => part.text).join(""));

beforeAll(async () => {
  await inTransaction((tx) => writeIdentities(tx, testPolicy(null)));
  writer = { kind: "person", id: await addPerson("Wanda Writer", { role: "lead" }) };
});

describe("writing", () => {
  it("keeps every save as a version with author, note and audit line", async () => {
    const { id } = await createArticle(text("First title"), writer);
    expect(await saveArticle(id, 1, text("Second  title "), " clearer ", writer)).toEqual({ revision: 2 });
    expect(await publishArticle(id, 2, writer)).toEqual({ revision: 3 });
    expect(await archiveArticle(id, 3, writer)).toEqual({ revision: 4 });
    expect(await viewArticle(id)).toMatchObject({
      title: "Second title",
      state: "archived",
      revision: 4,
      updatedBy: "Wanda Writer",
      versions: [
        { version: 4, state: "archived", stateBefore: "published" },
        { version: 3, state: "published", stateBefore: "draft" },
        { version: 2, state: "draft", note: "clearer", author: "Wanda Writer" },
        { version: 1, state: "draft", stateBefore: null, note: null },
      ],
    });
    expect(await viewArticleVersion(id, 2)).toMatchObject({
      title: "Second title",
      issueTypeName: "Invoices",
      before: { title: "First title" },
    });
    const lines = await db.audit.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
    expect(lines.map((l) => [l.action, l.actorId])).toEqual(
      ["create", "save", "publish", "archive"].map((deed) => [`article.${deed}`, writer.id]),
    );
  });

  it("by revision: whoever is second is told, and nothing is lost", async () => {
    const { id } = await createArticle(text("Shared"), writer);
    const both = await Promise.allSettled([
      saveArticle(id, 1, text("Hers"), null, writer),
      saveArticle(id, 1, text("His"), null, writer),
    ]);
    expect(both.map((b) => b.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((b) => b.status === "rejected")).toMatchObject({
      reason: { code: "conflict", field: "revision" },
    });
    expect((await viewArticle(id))?.versions).toHaveLength(2);
    await expect(publishArticle(id, 1, writer)).rejects.toMatchObject({ code: "conflict" });
    await expect(saveArticle(newId(), 1, text("Nobody's"), null, writer)).rejects.toMatchObject({ code: "notFound" });
  });

  it("saving what is there already makes no version", async () => {
    const { id } = await createArticle(text("Same"), writer);
    expect(await saveArticle(id, 1, text("Same"), "nothing", writer)).toEqual({ revision: 1 });
  });

  it("an older version comes back as a new one", async () => {
    const { id } = await createArticle(text("Good", "The good text."), writer);
    await publishArticle(id, 1, writer);
    await saveArticle(id, 2, text("Worse", "Oh."), null, writer);
    expect(await restoreArticle(id, 3, 1, writer)).toEqual({ revision: 4 });
    const view = await viewArticle(id);
    expect(view).toMatchObject({ title: "Good", body: "The good text.", state: "published" });
    expect(view?.versions[0]).toMatchObject({ version: 4, restoredFrom: 1 });
    await expect(restoreArticle(id, 4, 9, writer)).rejects.toMatchObject({ code: "notFound", field: "version" });
  });

  it.each<[string, Partial<ArticleContent>, string, string]>([
    ["an empty title", { title: "  " }, "badInput", "title"],
    ["a title without end", { title: "a".repeat(161) }, "badInput", "title"],
    ["a body over 100 kB", { body: "ä".repeat(maxBodyBytes / 2 + 1) }, "tooLarge", "body"],
    ["binary data", { body: "a\u0000b" }, "badInput", "body"],
    ["an unknown issue type", { issueTypeId: "nonsense" }, "badInput", "issueTypeId"],
  ])("refuses %s, names the field and changes nothing", async (_, change, code, field) => {
    await expect(createArticle({ ...text("Fine"), ...change }, writer)).rejects.toMatchObject({ code, field });
    const { id } = await createArticle(text("Fine"), writer);
    await expect(saveArticle(id, 1, { ...text("Fine"), ...change }, null, writer)).rejects.toMatchObject({
      code,
      field,
    });
    expect(await viewArticle(id)).toMatchObject({ revision: 1, title: "Fine" });
  });

  it("a draft may be unfinished; what is published may not", async () => {
    const { id } = await createArticle(text("Unfinished", "Hello {{custmer.name}}"), writer);
    const refused = { code: "badInput", field: "body", message: expect.stringContaining("{{custmer.name}}") };
    await expect(publishArticle(id, 1, writer)).rejects.toMatchObject(refused);
    await saveArticle(id, 1, text("Finished", "Hello {{customer.name}}"), null, writer);
    await publishArticle(id, 2, writer);
    await expect(saveArticle(id, 3, text("Broken", "{{nope}}"), null, writer)).rejects.toMatchObject({ field: "body" });
    await expect(restoreArticle(id, 3, 1, writer)).rejects.toMatchObject(refused);
    const { id: empty } = await createArticle(text("Empty", " "), writer);
    await expect(publishArticle(empty, 1, writer)).rejects.toMatchObject({ code: "badInput", field: "body" });
  });

  it("versions cannot be rewritten, nor an article with history removed", async () => {
    const { id } = await createArticle(text("For ever"), writer);
    const where = { articleId: id };
    await expect(db.articleVersion.updateMany({ where, data: { title: "Never" } })).rejects.toThrow();
    await expect(db.articleVersion.deleteMany({ where })).rejects.toThrow();
    await expect(db.$executeRaw`TRUNCATE article_version`).rejects.toThrow(/append-only/);
    await expect(db.article.delete({ where: { id } })).rejects.toThrow();
    expect(await db.articleVersion.findMany({ where })).toMatchObject([{ title: "For ever" }]);
  });

  it("open screens hear of it", async () => {
    const stop = new AbortController();
    const changes = liveHub().changes(stop.signal);
    await changes.next(); // it is listening
    await createArticle(text("News"), writer);
    expect((await changes.next()).value).toMatchObject({ articles: true, tickets: [], policy: false });
    stop.abort();
  });
});

describe("search", () => {
  beforeAll(async () => {
    const write = async (title: string, body: string, issueTypeId = "data-sync") =>
      (await createArticle(text(title, body, issueTypeId), writer)).id;
    await write("Connecting a warehouse", "Synchronisation copies tables. Certificates are rotated once a year.");
    await write("Rotating certificates", "Add the **new** one beside the old one.", "sso-setup");
    await write("Escaped", "A <script>alert(1)</script> about quinces & \ue000more\ue001.");
    await archiveArticle(await write("Old quinces", "Nobody needs quinces."), 1, writer);
  });

  it("finds words by their stem and ranks the title first", async () => {
    expect(await titles("rotate certificate")).toEqual(["Rotating certificates", "Connecting a warehouse"]);
    expect(await titles("connection")).toEqual(["Connecting a warehouse"]);
  });

  it("finds the word being typed by its beginning, phrases as such, and leaves out what has a minus", async () => {
    expect(await titles("warehouse synchr")).toEqual(["Connecting a warehouse"]);
    expect(await titles('"certificates are rotated"')).toEqual(["Connecting a warehouse"]);
    expect(await titles("certificates -warehouse")).toEqual(["Rotating certificates"]);
    expect(await titles("the")).toEqual([]);
  });

  it.each(["'", '"', "a & | b", "\\", "!!!", "<->", ":*", "((", "%", "x ' ) ; --"])(
    "takes %j as it is",
    async (odd) => {
      await expect(titles(odd)).resolves.toBeInstanceOf(Array);
    },
  );

  it("marks what was found, and nothing else", async () => {
    const { articles, counts } = await find("quince");
    expect(articles).toHaveLength(1);
    expect(counts).toEqual({ proposed: 0, draft: 1, published: 0, archived: 1 });
    expect(articles[0]!.snippet.filter((part) => part.isHit)).toEqual([{ text: "quinces", isHit: true }]);
    expect((await find("rotating")).articles[0]!.title).toEqual([
      { text: "Rotating", isHit: true },
      { text: " certificates", isHit: false },
    ]);
  });

  it("within a state and an issue type", async () => {
    const archived = await listArticles({ search: "quinces", state: "archived", issueType: null });
    expect(archived.articles.map((a) => a.state)).toEqual(["archived"]);
    const typed = await listArticles({ search: "certificates", state: null, issueType: "sso-setup" });
    expect(typed.articles.map((a) => a.issueType)).toEqual(["sso-setup"]);
  });

  it("asks with the expression of the index", async () => {
    const plan = await inTransaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      return tx.$queryRaw<{ "QUERY PLAN": string }[]>`EXPLAIN SELECT 1 FROM article a
        WHERE to_tsvector('english', a.title || ' ' || a.body) @@ websearch_to_tsquery('english', 'quince')`;
    });
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("article_words");
  });
});
