CREATE TABLE "criteria_proposal" (
    "id" UUID NOT NULL,
    "draft_id" UUID,
    "ticket_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "change" JSONB NOT NULL,
    "why" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "answer" TEXT,
    "version" INTEGER,
    "settled_by" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "criteria_proposal_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "criteria_proposal_state_check" CHECK (state IN ('open', 'published', 'declined'))
);
CREATE UNIQUE INDEX "criteria_proposal_draft_id_key" ON "criteria_proposal"("draft_id");
CREATE INDEX "criteria_proposal_ticket_id_idx" ON "criteria_proposal"("ticket_id");
CREATE INDEX "criteria_proposal_person_id_state_idx" ON "criteria_proposal"("person_id", "state");
ALTER TABLE "criteria_proposal" ADD CONSTRAINT "criteria_proposal_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "policy_draft"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "criteria_proposal" ADD CONSTRAINT "criteria_proposal_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "criteria_proposal" ADD CONSTRAINT "criteria_proposal_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER criteria_proposal_announce AFTER INSERT OR UPDATE OR DELETE ON criteria_proposal
  FOR EACH STATEMENT EXECUTE FUNCTION announce_row('drafts');

-- Why somebody put a ticket right: what was read badly, or what the criteria do not know.
ALTER TABLE "correction" ADD COLUMN "why" TEXT;
