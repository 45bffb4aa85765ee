CREATE TABLE "saved_reply" (
    "id" UUID NOT NULL,
    "owner_id" UUID,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "issue_type_id" TEXT,
    "updated_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "saved_reply_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "saved_reply_owner_id_idx" ON "saved_reply"("owner_id");
ALTER TABLE "saved_reply" ADD CONSTRAINT "saved_reply_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "saved_reply" ADD CONSTRAINT "saved_reply_issue_type_id_fkey" FOREIGN KEY ("issue_type_id") REFERENCES "issue_type"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TRIGGER saved_reply_announce AFTER INSERT OR UPDATE OR DELETE ON saved_reply
  FOR EACH STATEMENT EXECUTE FUNCTION announce_row('articles');
