CREATE TABLE "writing" (
    "person_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "kind" TEXT NOT NULL CHECK (kind IN ('reply', 'note')),
    "body" TEXT NOT NULL,
    "waits" BOOLEAN NOT NULL DEFAULT false,
    "is_open" BOOLEAN NOT NULL DEFAULT true,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "writing_pkey" PRIMARY KEY ("person_id","ticket_id","kind")
);
CREATE INDEX "writing_ticket_id_idx" ON "writing"("ticket_id");
ALTER TABLE "writing" ADD CONSTRAINT "writing_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "writing" ADD CONSTRAINT "writing_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who writes where is told when it begins, ends, or goes on after a rest: not with every word.
CREATE FUNCTION announce_writing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('baton_live', 'writing:' || COALESCE(NEW.ticket_id, OLD.ticket_id)::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER writing_announce AFTER INSERT OR DELETE ON writing FOR EACH ROW EXECUTE FUNCTION announce_writing();
CREATE TRIGGER writing_goes_on_announce AFTER UPDATE ON writing FOR EACH ROW
  WHEN (NEW.is_open <> OLD.is_open OR NEW.updated_at - OLD.updated_at > interval '30 seconds')
  EXECUTE FUNCTION announce_writing();
