-- Many tickets with one cause: linked, held, told and resolved together.
CREATE TABLE "incident" (
  "id" UUID NOT NULL,
  "number" BIGSERIAL NOT NULL,
  "title" TEXT NOT NULL,
  "match" JSONB NOT NULL,
  "notice" TEXT,
  "declared_by" UUID NOT NULL,
  "declared_at" TIMESTAMPTZ(3) NOT NULL,
  "resolved_by" UUID,
  "resolved_at" TIMESTAMPTZ(3),
  CONSTRAINT "incident_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "incident_declared_by_fkey" FOREIGN KEY ("declared_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "incident_number_key" ON "incident" ("number");
CREATE INDEX "incident_open" ON "incident" ("declared_at") WHERE "resolved_at" IS NULL;
CREATE TRIGGER incident_announce AFTER INSERT OR UPDATE ON "incident" FOR EACH STATEMENT EXECUTE FUNCTION announce_row('incidents');

ALTER TABLE "ticket" ADD COLUMN "incident_id" UUID,
  ADD CONSTRAINT "ticket_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "ticket_incident_id_idx" ON "ticket" ("incident_id");

-- What belongs to an incident is offered to nobody: thousands of them must not stand in the planner's way.
DROP INDEX ticket_plannable;
DROP INDEX ticket_plannable_due;
DROP INDEX ticket_plannable_oldest;
CREATE INDEX ticket_plannable ON ticket (priority DESC, queued_at)
  WHERE status IN ('open', 'waiting') AND assignee_id IS NULL AND offer_id IS NULL AND owner_team_id IS NOT NULL
    AND assistant_lane IS NULL AND incident_id IS NULL;
CREATE INDEX ticket_plannable_due ON ticket (next_breach_at)
  WHERE status IN ('open', 'waiting') AND assignee_id IS NULL AND offer_id IS NULL AND owner_team_id IS NOT NULL
    AND assistant_lane IS NULL AND incident_id IS NULL;
CREATE INDEX ticket_plannable_oldest ON ticket (queued_at)
  WHERE status IN ('open', 'waiting') AND assignee_id IS NULL AND offer_id IS NULL AND owner_team_id IS NOT NULL
    AND assistant_lane IS NULL AND incident_id IS NULL;
