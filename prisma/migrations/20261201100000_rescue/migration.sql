-- What its holder has begun, and what becomes of it when they are not there any more.
ALTER TABLE "ticket"
  ADD COLUMN "is_begun" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "handoff_absence" TEXT,
  ADD COLUMN "handoff_due_at" TIMESTAMPTZ(3),
  ADD COLUMN "rescues" INTEGER NOT NULL DEFAULT 0;
UPDATE "ticket" t SET "is_begun" = true
FROM "assignment" a
WHERE a."ticket_id" = t."id" AND a."ended_at" IS NULL AND EXISTS (
  SELECT 1 FROM "ticket_event" e
  WHERE e."ticket_id" = t."id" AND e."at" >= a."assigned_at" AND e."actor_id" = a."person_id"
    AND e."type" IN ('MessageSent', 'WaitingForThirdParty', 'ApprovalRequested'));
CREATE INDEX "ticket_handoff_due_at_idx" ON "ticket" ("handoff_due_at") WHERE "handoff_due_at" IS NOT NULL;

-- Who can be counted on. Whoever is absent already stays so without a rescue.
ALTER TABLE "person"
  DROP COLUMN "seen_at",
  ADD COLUMN "custom_presence" TEXT,
  ADD COLUMN "absence" TEXT,
  ADD COLUMN "absent_since" TIMESTAMPTZ(3),
  ADD COLUMN "is_on_shift" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "shift_changes_at" TIMESTAMPTZ(3);
ALTER TABLE "person" DROP CONSTRAINT person_presence;
ALTER TABLE "person"
  ADD CONSTRAINT person_presence CHECK ("presence" IN ('online', 'busy', 'break', 'wrapUp', 'away', 'offline', 'custom')),
  ADD CONSTRAINT person_custom_presence CHECK ("presence" <> 'custom' OR "custom_presence" IS NOT NULL),
  ADD CONSTRAINT person_absence CHECK ("absence" IN ('disabled', 'signedOut', 'offline', 'heartbeat', 'shiftEnd'));
UPDATE "person" SET
  "absence" = CASE WHEN "disabled_at" IS NOT NULL THEN 'disabled' WHEN "presence" = 'offline' THEN 'offline' END,
  "absent_since" = CASE WHEN "disabled_at" IS NOT NULL OR "presence" = 'offline' THEN baton_now() END,
  "shift_changes_at" = CASE WHEN "schedule" IS NOT NULL THEN baton_now() END;
CREATE INDEX "person_shift_changes_at_idx" ON "person" ("shift_changes_at") WHERE "shift_changes_at" IS NOT NULL;

-- The hours of somebody are looked at anew whenever they change, whoever changes them.
CREATE FUNCTION look_at_hours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.shift_changes_at := CASE WHEN NEW.schedule IS NULL THEN NULL ELSE baton_now() END;
  IF NEW.schedule IS NULL THEN NEW.is_on_shift := true; END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER person_hours BEFORE UPDATE OF schedule ON "person" FOR EACH ROW
  WHEN (OLD.schedule IS DISTINCT FROM NEW.schedule) EXECUTE FUNCTION look_at_hours();
CREATE TRIGGER person_hours_begin BEFORE INSERT ON "person" FOR EACH ROW EXECUTE FUNCTION look_at_hours();

DROP TRIGGER person_announce ON "person";
CREATE TRIGGER person_announce AFTER INSERT OR DELETE OR UPDATE OF name, role, tier, capacity, presence, custom_presence,
  absence, is_on_shift, schedule, disabled_at, session_version ON "person"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_row('people');

-- One row for each live connection: until when it counts as a sign of life if it says nothing more. Real time, as processes
-- have theirs: the desk's clock may be moved in tests, and nobody falls silent by that.
CREATE TABLE "sign_of_life" (
  "id" UUID NOT NULL,
  "person_id" UUID NOT NULL,
  "until" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "sign_of_life_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "sign_of_life_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "sign_of_life_person_id_until_idx" ON "sign_of_life" ("person_id", "until" DESC);
ALTER TABLE "process_heartbeat" ADD COLUMN "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now();

-- Somebody works for another team until a time; for theirs as well, or not.
CREATE TABLE "loan" (
  "id" UUID NOT NULL,
  "person_id" UUID NOT NULL,
  "team_id" TEXT NOT NULL,
  "is_exclusive" BOOLEAN NOT NULL,
  "reason" TEXT NOT NULL,
  "lent_by" UUID NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL,
  "until" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "loan_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "loan_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "loan_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
-- One at a time.
CREATE UNIQUE INDEX "loan_running" ON "loan" ("person_id") WHERE "ended_at" IS NULL;
CREATE INDEX "loan_person_id_since_idx" ON "loan" ("person_id", "since" DESC);
CREATE TRIGGER loan_announce AFTER INSERT OR UPDATE ON "loan" FOR EACH STATEMENT EXECUTE FUNCTION announce_row('people');

-- The teams that somebody works for now.
CREATE VIEW "working_team" AS
  SELECT pt."person_id", pt."team_id" FROM "person_team" pt
  WHERE NOT EXISTS (
    SELECT 1 FROM "loan" l
    WHERE l."person_id" = pt."person_id" AND l."ended_at" IS NULL AND l."is_exclusive" AND l."until" > (SELECT baton_now()))
  UNION
  SELECT l."person_id", l."team_id" FROM "loan" l WHERE l."ended_at" IS NULL AND l."until" > (SELECT baton_now());
