-- What people answered to escalated tickets is proposed as an article, and stays linked to its tickets.
ALTER TABLE article DROP CONSTRAINT article_state;
ALTER TABLE article ADD CONSTRAINT article_state CHECK (state IN ('proposed', 'draft', 'published', 'archived'));
ALTER TABLE article_version DROP CONSTRAINT article_version_state;
ALTER TABLE article_version ADD CONSTRAINT article_version_state CHECK (state IN ('proposed', 'draft', 'published', 'archived'));

CREATE TABLE "article_source" (
  "article_id" UUID NOT NULL,
  "ticket_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),
  CONSTRAINT "article_source_pkey" PRIMARY KEY ("article_id", "ticket_id")
);
CREATE INDEX "article_source_ticket_id_idx" ON "article_source" ("ticket_id");
ALTER TABLE "article_source" ADD CONSTRAINT "article_source_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "article_source" ADD CONSTRAINT "article_source_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TRIGGER article_source_announce AFTER INSERT OR DELETE ON article_source FOR EACH STATEMENT EXECUTE FUNCTION announce_row('articles');

-- Why an answer did not hold: by name, so that no other word slips in.
ALTER TABLE review_outcome ADD CONSTRAINT review_outcome_source CHECK (source IN ('customer', 'review', 'reopened', 'followUp', 'rating', 'seed'));
CREATE INDEX "review_outcome_at_idx" ON "review_outcome" ("at");
