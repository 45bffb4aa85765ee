-- Whole milliseconds, rounded down: columns hold no more, and would round up to an instant that is not there yet, so that what
-- is due now was not due a moment later.
CREATE OR REPLACE FUNCTION baton_now() RETURNS timestamptz LANGUAGE plpgsql VOLATILE PARALLEL SAFE AS $$
DECLARE shift bigint;
BEGIN
  SELECT offset_ms INTO shift FROM clock_offset WHERE id = 1;
  RETURN date_trunc('milliseconds', clock_timestamp()) + COALESCE(shift, 0) * interval '1 millisecond';
END
$$;

-- Clocks count by calendars; a tier's budget is a clock with a tier. Instants of warnings are columns, because a closed night
-- lies between two fractions of a target.
ALTER TABLE "clock" ADD COLUMN "tier" INTEGER,
ADD COLUMN "calendar_id" TEXT,
ADD COLUMN "calendar_version" INTEGER,
ADD COLUMN "warn_due_at" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[];
ALTER TABLE clock DROP CONSTRAINT clock_metric;
ALTER TABLE clock ADD CONSTRAINT clock_metric CHECK (metric IN ('acceptance', 'firstResponse', 'nextResponse', 'resolution', 'approval'));
ALTER TABLE clock DROP CONSTRAINT clock_target;
ALTER TABLE clock ADD CONSTRAINT clock_target CHECK (target_ms > 0 OR tier IS NOT NULL);
ALTER TABLE clock ADD CONSTRAINT clock_tier CHECK (tier BETWEEN 1 AND 9);
ALTER TABLE clock ADD CONSTRAINT clock_calendar CHECK ((calendar_id IS NULL) = (calendar_version IS NULL));
UPDATE clock SET warn_due_at = ARRAY(
  SELECT due_at - target_ms * (1 - fraction) * interval '1 millisecond' FROM unnest(warn_at) WITH ORDINALITY AS w(fraction, place) ORDER BY place)
WHERE state = 'running' AND due_at IS NOT NULL;

-- Whom a ticket waits for, and how far an alarm has widened who may take it.
ALTER TABLE "ticket" ADD COLUMN "waiting_for" TEXT,
ADD COLUMN "third_party_label" TEXT,
ADD COLUMN "third_party_link" TEXT,
ADD COLUMN "third_party_since" TIMESTAMPTZ(3),
ADD COLUMN "approval_id" UUID,
ADD COLUMN "widened" INTEGER NOT NULL DEFAULT 0;
UPDATE ticket SET waiting_for = 'customer' WHERE status = 'waiting';
ALTER TABLE ticket ADD CONSTRAINT ticket_waiting_for CHECK (waiting_for IN ('customer', 'thirdParty'));
ALTER TABLE ticket ADD CONSTRAINT ticket_waits CHECK ((status = 'waiting') = (waiting_for IS NOT NULL));
ALTER TABLE ticket ADD CONSTRAINT ticket_third_party CHECK ((third_party_label IS NULL) = (third_party_since IS NULL));

-- What somebody with authority is asked. The words can be erased; history holds ids.
CREATE TABLE "approval" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "request" TEXT,
    "amount" DECIMAL(14,2),
    "currency" TEXT,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "asked_id" UUID,
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "approval_ticket_id_idx" ON "approval"("ticket_id");
ALTER TABLE "approval" ADD CONSTRAINT "approval_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE approval ADD CONSTRAINT approval_kind CHECK (kind IN ('exception', 'refund', 'other'));
ALTER TABLE approval ADD CONSTRAINT approval_state CHECK (state IN ('pending', 'approved', 'denied', 'withdrawn'));
ALTER TABLE approval ADD CONSTRAINT approval_decided CHECK ((state = 'pending') = (decided_at IS NULL));
ALTER TABLE approval ADD CONSTRAINT approval_amount CHECK ((amount IS NULL) = (currency IS NULL));
CREATE UNIQUE INDEX approval_one_pending ON approval (ticket_id) WHERE state = 'pending';
CREATE INDEX approval_waiting ON approval (requested_at) WHERE state = 'pending';

-- What somebody is told inside Baton.
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "ticket_id" UUID,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "notification_person_id_created_at_idx" ON "notification"("person_id", "created_at" DESC);
ALTER TABLE "notification" ADD CONSTRAINT "notification_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notification" ADD CONSTRAINT "notification_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX notification_unread ON notification (person_id) WHERE read_at IS NULL;
CREATE TRIGGER notification_announce AFTER INSERT OR UPDATE ON notification FOR EACH STATEMENT EXECUTE FUNCTION announce_row('notifications');

-- A person's hours, as calendars write them; null works whenever presence says so.
ALTER TABLE "person" ADD COLUMN "schedule" JSONB;
CREATE TRIGGER person_schedule_announce AFTER UPDATE OF schedule ON person FOR EACH STATEMENT EXECUTE FUNCTION announce_row('people');

-- What leaves the desk: an entry that was given up stays visible.
ALTER TABLE "outbox" ADD COLUMN "failed_at" TIMESTAMPTZ(3);

-- An alarm that is due within the moment in which the loop rests wakes it; nothing depends on it, since the loop looks anyway.
CREATE FUNCTION announce_alarm() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('baton_alarm', '') FROM fresh WHERE next_due_at <= (SELECT baton_now()) + interval '250 milliseconds' HAVING count(*) > 0;
  RETURN NULL;
END
$$;
CREATE TRIGGER clock_alarm_insert AFTER INSERT ON clock REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION announce_alarm();
CREATE TRIGGER clock_alarm_update AFTER UPDATE ON clock REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION announce_alarm();

-- Running clocks whose alarm got lost: normally empty, so that looking for them costs nothing.
CREATE INDEX clock_lost ON clock (id) WHERE state = 'running' AND breached_at IS NULL AND next_due_at IS NULL AND due_at IS NOT NULL;

-- What the planner looks for each second, the most important and oldest first, however many wait.
CREATE INDEX ticket_plannable ON ticket (priority DESC, queued_at)
  WHERE status IN ('open', 'waiting') AND assignee_id IS NULL AND offer_id IS NULL AND owner_team_id IS NOT NULL AND assistant_lane IS NULL;

-- What the auditor of clocks found last.
CREATE TABLE "clock_audit" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "checked" INTEGER NOT NULL,
    "total_checked" BIGINT NOT NULL,
    "differences" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "clock_audit_pkey" PRIMARY KEY ("id")
);
ALTER TABLE clock_audit ADD CONSTRAINT clock_audit_single CHECK (id = 1);
