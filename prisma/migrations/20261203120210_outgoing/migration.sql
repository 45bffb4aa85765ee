CREATE TABLE "outgoing" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "waits" BOOLEAN NOT NULL DEFAULT false,
    "attachment_ids" UUID[] NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "failure" TEXT,

    CONSTRAINT "outgoing_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "outgoing_ticket_id_person_id_key" ON "outgoing"("ticket_id", "person_id");
CREATE INDEX "outgoing_due" ON "outgoing"("due_at") WHERE failure IS NULL;
ALTER TABLE "outgoing" ADD CONSTRAINT "outgoing_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "outgoing" ADD CONSTRAINT "outgoing_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever has the ticket open sees that a reply is on its way, was taken back or could not be sent.
CREATE FUNCTION announce_outgoing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('baton_live', 'tickets:' || COALESCE(NEW.ticket_id, OLD.ticket_id)::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER outgoing_announce AFTER INSERT OR UPDATE OR DELETE ON outgoing FOR EACH ROW EXECUTE FUNCTION announce_outgoing();
