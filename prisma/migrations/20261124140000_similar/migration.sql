-- What similar tickets and articles are found by. Words stay in messages and articles; a vector goes when its text goes.
CREATE TABLE "similar_text" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'out',
    "text_hash" TEXT,
    "signatures" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "vector" BYTEA,
    "encoder" TEXT,
    "next_due_at" TIMESTAMPTZ(3),
    "txid" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "similar_text_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "similar_text_txid_idx" ON "similar_text"("txid");
CREATE INDEX similar_text_due ON similar_text (next_due_at) WHERE next_due_at IS NOT NULL;
ALTER TABLE similar_text ADD CONSTRAINT similar_text_kind CHECK (kind IN ('ticket', 'article'));
ALTER TABLE similar_text ADD CONSTRAINT similar_text_state CHECK (state IN ('open', 'resolved', 'published', 'out'));
ALTER TABLE similar_text ADD CONSTRAINT similar_text_vector_size CHECK (octet_length(vector) = 512);
ALTER TABLE similar_text ADD CONSTRAINT similar_text_vector_gone CHECK (state <> 'out' OR vector IS NULL);

-- Tickets and articles of before.
INSERT INTO similar_text (id, kind, next_due_at) SELECT id, 'ticket', baton_now() FROM ticket;
INSERT INTO similar_text (id, kind, next_due_at) SELECT id, 'article', baton_now() FROM article WHERE state = 'published';

-- Whoever erases or rewrites what a customer wrote takes its vector along, in the same transaction.
CREATE FUNCTION forget_similar_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE source uuid;
BEGIN
  IF TG_TABLE_NAME = 'message' THEN source := OLD.ticket_id; ELSE source := OLD.id; END IF;
  UPDATE similar_text SET state = 'out', vector = NULL, encoder = NULL, text_hash = NULL, signatures = '{}',
    next_due_at = baton_now(), txid = pg_current_xact_id()
  WHERE id = source;
  RETURN NULL;
END
$$;
CREATE TRIGGER message_rewritten AFTER UPDATE OF body, subject ON message FOR EACH ROW
  WHEN (OLD.body IS DISTINCT FROM NEW.body OR OLD.subject IS DISTINCT FROM NEW.subject) EXECUTE FUNCTION forget_similar_text();
CREATE TRIGGER message_deleted AFTER DELETE ON message FOR EACH ROW EXECUTE FUNCTION forget_similar_text();
CREATE TRIGGER ticket_subject_rewritten AFTER UPDATE OF subject ON ticket FOR EACH ROW
  WHEN (OLD.subject IS DISTINCT FROM NEW.subject) EXECUTE FUNCTION forget_similar_text();

-- Marking a row as due tells nobody; what changes what is found does.
CREATE TRIGGER similar_text_announce AFTER UPDATE OF txid ON similar_text FOR EACH STATEMENT EXECUTE FUNCTION announce_row('similar');
