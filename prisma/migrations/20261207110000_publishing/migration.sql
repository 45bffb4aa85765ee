-- A version says why its warnings were accepted, what waits follows it or not, and a draft may be planned for a later time.
ALTER TABLE "policy_version" ADD COLUMN "reason" TEXT, ADD COLUMN "warnings" JSONB NOT NULL DEFAULT '[]', ADD COLUMN "follow" TEXT NOT NULL DEFAULT 'next', ADD COLUMN "planned_for" TIMESTAMPTZ(3);
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_follow_check" CHECK (follow IN ('next', 'now'));

ALTER TABLE "policy_draft" ADD COLUMN "planned_for" TIMESTAMPTZ(3), ADD COLUMN "plan_note" TEXT, ADD COLUMN "plan_reason" TEXT, ADD COLUMN "plan_follow" TEXT, ADD COLUMN "planned_by" UUID;
ALTER TABLE "policy_draft" ADD CONSTRAINT "policy_draft_plan_check" CHECK ((planned_for IS NULL) = (plan_note IS NULL) AND (planned_for IS NULL) = (planned_by IS NULL) AND (planned_for IS NULL) = (plan_follow IS NULL));
ALTER TABLE "policy_draft" ADD CONSTRAINT "policy_draft_planned_by_fkey" FOREIGN KEY ("planned_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "policy_draft_planned_for_idx" ON "policy_draft"("planned_for");

-- Who has a draft open.
CREATE TABLE "policy_editor" (
    "draft_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "is_changing" BOOLEAN NOT NULL DEFAULT false,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_editor_pkey" PRIMARY KEY ("draft_id", "person_id")
);
ALTER TABLE "policy_editor" ADD CONSTRAINT "policy_editor_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "policy_draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "policy_editor" ADD CONSTRAINT "policy_editor_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- How far what waits has followed a version that it shall follow at once; ended when all of it was looked at.
CREATE TABLE "policy_follow" (
    "version" INTEGER NOT NULL,
    "after" UUID,
    "looked" INTEGER NOT NULL DEFAULT 0,
    "moved" INTEGER NOT NULL DEFAULT 0,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "policy_follow_pkey" PRIMARY KEY ("version")
);
ALTER TABLE "policy_follow" ADD CONSTRAINT "policy_follow_version_fkey" FOREIGN KEY ("version") REFERENCES "policy_version"("version") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER policy_follow_announce AFTER UPDATE ON policy_follow FOR EACH STATEMENT EXECUTE FUNCTION announce_row('drafts');
CREATE TRIGGER policy_editor_announce AFTER INSERT OR DELETE ON policy_editor FOR EACH STATEMENT EXECUTE FUNCTION announce_row('drafts');

-- A draft that decides beside the policy in force, without effect.
CREATE TABLE "policy_shadow" (
    "id" UUID NOT NULL,
    "draft_id" UUID,
    "name" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "based_on" INTEGER NOT NULL,
    "started_by" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),
    "ended_at" TIMESTAMPTZ(3),
    "why_ended" TEXT,
    "seen_txid" TEXT NOT NULL,
    "seen_seq" BIGINT NOT NULL DEFAULT 0,
    "compared" INTEGER NOT NULL DEFAULT 0,
    "agreed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "policy_shadow_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "policy_shadow" ADD CONSTRAINT "policy_shadow_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "policy_draft"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "policy_shadow" ADD CONSTRAINT "policy_shadow_started_by_fkey" FOREIGN KEY ("started_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE UNIQUE INDEX "policy_shadow_running" ON "policy_shadow"("draft_id") WHERE ended_at IS NULL;
CREATE TRIGGER policy_shadow_announce AFTER INSERT OR UPDATE ON policy_shadow FOR EACH STATEMENT EXECUTE FUNCTION announce_row('drafts');

-- Where it would have decided otherwise.
CREATE TABLE "policy_disagreement" (
    "shadow_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kinds" TEXT[],
    "was" JSONB NOT NULL,
    "would" JSONB NOT NULL,

    CONSTRAINT "policy_disagreement_pkey" PRIMARY KEY ("shadow_id", "decision_id")
);
CREATE INDEX "policy_disagreement_shadow_id_at_idx" ON "policy_disagreement"("shadow_id", "at");
ALTER TABLE "policy_disagreement" ADD CONSTRAINT "policy_disagreement_shadow_id_fkey" FOREIGN KEY ("shadow_id") REFERENCES "policy_shadow"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "policy_disagreement" ADD CONSTRAINT "policy_disagreement_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "ticket_event_decided" ON "ticket_event" ("txid", "seq") WHERE type = 'TicketDecided';
