-- What a lead's page stands on: temporary rules of ownership, handover notes, visits, who came and went.
CREATE TABLE "ownership_override" (
    "id" UUID NOT NULL,
    "issue_type_id" TEXT,
    "team_id" TEXT,
    "segment" TEXT,
    "to_team_id" TEXT NOT NULL,
    "to_tier" INTEGER,
    "reason" TEXT NOT NULL,
    "moves" BOOLEAN NOT NULL,
    "made_by" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "next_due_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,

    CONSTRAINT "ownership_override_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ownership_override_ended_at_until_at_idx" ON "ownership_override"("ended_at", "until_at");
CREATE INDEX ownership_override_due ON ownership_override (next_due_at) WHERE next_due_at IS NOT NULL;
ALTER TABLE ownership_override ADD CONSTRAINT override_scope CHECK ((issue_type_id IS NULL) <> (team_id IS NULL));
ALTER TABLE ownership_override ADD CONSTRAINT override_segment CHECK (segment IN ('trial', 'standard', 'business', 'enterprise'));
ALTER TABLE ownership_override ADD CONSTRAINT override_tier CHECK (to_tier BETWEEN 1 AND 9);
ALTER TABLE ownership_override ADD CONSTRAINT override_due CHECK ((ended_at IS NULL) = (next_due_at IS NOT NULL));

CREATE TABLE "handover_note" (
    "id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "written_by" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_by" UUID,
    "acknowledged_at" TIMESTAMPTZ(3),

    CONSTRAINT "handover_note_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "handover_note_written_at_idx" ON "handover_note"("written_at" DESC);
ALTER TABLE handover_note ADD CONSTRAINT handover_note_acknowledged CHECK ((acknowledged_by IS NULL) = (acknowledged_at IS NULL));

CREATE TABLE "floor_visit" (
    "person_id" UUID NOT NULL,
    "since_at" TIMESTAMPTZ(3),
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "floor_visit_pkey" PRIMARY KEY ("person_id")
);

CREATE TABLE "presence_change" (
    "id" BIGSERIAL NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "was" TEXT NOT NULL,
    "is" TEXT NOT NULL,

    CONSTRAINT "presence_change_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "presence_change_at_idx" ON "presence_change"("at");

-- Only coming and going counts: a break is neither.
CREATE FUNCTION keep_presence_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO presence_change (person_id, at, was, "is") VALUES (NEW.id, baton_now(), OLD.presence, NEW.presence);
  RETURN NULL;
END
$$;
CREATE TRIGGER person_presence_change AFTER UPDATE OF presence ON person FOR EACH ROW
  WHEN (OLD.presence IS DISTINCT FROM NEW.presence AND (OLD.presence = 'offline' OR NEW.presence = 'offline'))
  EXECUTE FUNCTION keep_presence_change();

CREATE TRIGGER ownership_override_announce AFTER INSERT OR UPDATE ON ownership_override
  FOR EACH STATEMENT EXECUTE FUNCTION announce_row('people');
CREATE TRIGGER handover_note_announce AFTER INSERT OR UPDATE ON handover_note
  FOR EACH STATEMENT EXECUTE FUNCTION announce_row('people');
