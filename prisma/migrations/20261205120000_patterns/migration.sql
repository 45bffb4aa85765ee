-- What others should mend: claims with their evidence, and what the desk does about them.
CREATE TABLE "pattern" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "audience" TEXT[],
    "evidence" JSONB NOT NULL,
    "strength" DOUBLE PRECISION NOT NULL,
    "weighed" DOUBLE PRECISION,
    "state" TEXT NOT NULL DEFAULT 'open',
    "assigned_to" UUID,
    "snoozed_until" TIMESTAMPTZ(3),
    "dismiss_reason" TEXT,
    "incident_id" UUID,
    "proposal_id" UUID,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "pattern_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "pattern_state_check" CHECK (state IN ('open', 'assigned', 'snoozed', 'dismissed'))
);
CREATE UNIQUE INDEX "pattern_kind_key_key" ON "pattern"("kind", "key");

CREATE TABLE "pattern_ticket" (
    "pattern_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,

    CONSTRAINT "pattern_ticket_pkey" PRIMARY KEY ("pattern_id", "ticket_id")
);
CREATE INDEX "pattern_ticket_ticket_id_idx" ON "pattern_ticket"("ticket_id");

CREATE TABLE "pattern_change" (
    "id" UUID NOT NULL,
    "pattern_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "what" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "pattern_change_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "pattern_change_pattern_id_at_idx" ON "pattern_change"("pattern_id", "at");

CREATE TABLE "pattern_look" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3),
    "took_ms" INTEGER,
    "compared" INTEGER,
    "wanted_at" TIMESTAMPTZ(3),

    CONSTRAINT "pattern_look_pkey" PRIMARY KEY ("id")
);
INSERT INTO "pattern_look" ("id") VALUES (1);

ALTER TABLE "pattern" ADD CONSTRAINT "pattern_assigned_to_fkey" FOREIGN KEY ("assigned_to") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "pattern" ADD CONSTRAINT "pattern_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "pattern" ADD CONSTRAINT "pattern_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "criteria_proposal"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "pattern_ticket" ADD CONSTRAINT "pattern_ticket_pattern_id_fkey" FOREIGN KEY ("pattern_id") REFERENCES "pattern"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "pattern_ticket" ADD CONSTRAINT "pattern_ticket_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "pattern_change" ADD CONSTRAINT "pattern_change_pattern_id_fkey" FOREIGN KEY ("pattern_id") REFERENCES "pattern"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "pattern_change" ADD CONSTRAINT "pattern_change_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TRIGGER pattern_announce AFTER INSERT OR UPDATE OR DELETE ON pattern FOR EACH STATEMENT EXECUTE FUNCTION announce_row('patterns');
CREATE TRIGGER pattern_look_announce AFTER UPDATE ON pattern_look FOR EACH STATEMENT EXECUTE FUNCTION announce_row('patterns');

-- Escalations of some weeks are read at each look.
CREATE INDEX ticket_event_escalated ON ticket_event (at) WHERE type IN ('TicketEscalated', 'AssistantHandedOver');
