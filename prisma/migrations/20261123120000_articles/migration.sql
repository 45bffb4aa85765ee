-- Articles are written by several people: saved by revision, every save kept as a version.
ALTER TABLE "article" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "updated_by" UUID;

CREATE TABLE "article_version" (
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "issue_type_id" TEXT,
    "state" TEXT NOT NULL,
    "note" TEXT,
    "restored_from" INTEGER,
    "author" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "article_version_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "article_version_article_id_version_key" ON "article_version"("article_id", "version");
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE article_version ADD CONSTRAINT article_version_state CHECK (state IN ('draft', 'published', 'archived'));

-- Articles of before: what they say now is their first version.
INSERT INTO article_version (id, article_id, version, title, body, issue_type_id, state, at)
SELECT gen_random_uuid(), id, revision, title, body, issue_type_id, state, updated_at FROM article;

CREATE TRIGGER article_version_immutable BEFORE UPDATE OR DELETE ON article_version FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER article_version_no_truncate BEFORE TRUNCATE ON article_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER article_announce AFTER INSERT OR UPDATE OR DELETE ON article FOR EACH STATEMENT EXECUTE FUNCTION announce_row('articles');

-- Search by the meaning of words: the expression that server/db/views/articles.ts asks with.
CREATE INDEX article_words ON article USING gin (to_tsvector('english', title || ' ' || body));
