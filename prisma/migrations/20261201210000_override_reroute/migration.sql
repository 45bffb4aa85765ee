-- What an override still has to move, at its begin or its end: kept until it is done, so that nothing is lost in between.
ALTER TABLE "ownership_override" ADD COLUMN "reroute_due_at" TIMESTAMPTZ(3);
CREATE INDEX ownership_override_reroute ON ownership_override (reroute_due_at) WHERE reroute_due_at IS NOT NULL;
