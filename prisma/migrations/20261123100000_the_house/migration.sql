-- The desk's time. Tests move web, worker and SQL together by the offset; in production it stays 0.
CREATE FUNCTION baton_now() RETURNS timestamptz LANGUAGE plpgsql VOLATILE PARALLEL SAFE AS $$
DECLARE shift bigint;
BEGIN
  SELECT offset_ms INTO shift FROM clock_offset WHERE id = 1;
  RETURN clock_timestamp() + COALESCE(shift, 0) * interval '1 millisecond';
END
$$;

-- CreateSchema


-- CreateTable
CREATE TABLE "clock_offset" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offset_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "clock_offset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "planner_mark" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "dirty" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "planner_mark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_heartbeat" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "process_heartbeat_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "segment" TEXT NOT NULL DEFAULT 'standard',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL,
    "account_id" UUID,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_address" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "password_hash" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "tier" INTEGER NOT NULL DEFAULT 1,
    "capacity" INTEGER NOT NULL DEFAULT 5,
    "presence" TEXT NOT NULL DEFAULT 'offline',
    "presence_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),
    "seen_at" TIMESTAMPTZ(3),
    "missed_offers" INTEGER NOT NULL DEFAULT 0,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_team" (
    "person_id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,

    CONSTRAINT "person_team_pkey" PRIMARY KEY ("person_id","team_id")
);

-- CreateTable
CREATE TABLE "person_skill" (
    "person_id" UUID NOT NULL,
    "skill" TEXT NOT NULL,
    "proficiency" INTEGER NOT NULL,

    CONSTRAINT "person_skill_pkey" PRIMARY KEY ("person_id","skill")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency" (
    "key_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("key_id","key")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tier" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "tier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_type" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "issue_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "rollback_of" INTEGER,
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "policy_draft" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "based_on" INTEGER NOT NULL,
    "created_by" UUID,
    "updated_by" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "policy_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_version" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "artifact" BYTEA NOT NULL,
    "training_hash" TEXT NOT NULL,
    "scores" JSONB NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "model_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_outcome" (
    "id" UUID NOT NULL,
    "issue_type_id" TEXT NOT NULL,
    "is_correct" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "ticket_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "review_outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "issue_type_id" TEXT,
    "state" TEXT NOT NULL DEFAULT 'published',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "customer_id" UUID NOT NULL,
    "account_id" UUID,
    "segment" TEXT NOT NULL DEFAULT 'standard',
    "channel" TEXT NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'live',
    "subject" TEXT,
    "status" TEXT NOT NULL,
    "disposition" TEXT,
    "issue_type_id" TEXT,
    "confidence" DOUBLE PRECISION,
    "candidates" JSONB NOT NULL DEFAULT '[]',
    "complexity" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "importance" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "min_tier" INTEGER NOT NULL DEFAULT 1,
    "owner_team_id" TEXT,
    "queue_tier" INTEGER,
    "queued_at" TIMESTAMPTZ(3),
    "assignee_id" UUID,
    "offer_id" UUID,
    "barred_teams" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "barred_people" UUID[] DEFAULT ARRAY[]::UUID[],
    "last_agent_id" UUID,
    "touches" INTEGER NOT NULL DEFAULT 0,
    "hops" INTEGER NOT NULL DEFAULT 0,
    "reopen_count" INTEGER NOT NULL DEFAULT 0,
    "wait_reasons" JSONB NOT NULL DEFAULT '[]',
    "last_customer_message_at" TIMESTAMPTZ(3) NOT NULL,
    "unanswered_since" TIMESTAMPTZ(3),
    "first_human_reply_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "policy_version" INTEGER,
    "decision_id" UUID,
    "link_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "person_id" UUID,
    "channel" TEXT NOT NULL,
    "subject" TEXT,
    "body" TEXT,
    "body_hash" TEXT NOT NULL,
    "external_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "message_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "model_version" TEXT NOT NULL,
    "engine_version" TEXT NOT NULL,
    "disposition" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "result" JSONB NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "tier" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "decline_reason" TEXT,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "tier" INTEGER NOT NULL,
    "via" TEXT NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "metric" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "target_ms" BIGINT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "resumed_at" TIMESTAMPTZ(3),
    "consumed_ms" BIGINT NOT NULL DEFAULT 0,
    "paused_at" TIMESTAMPTZ(3),
    "paused_why" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "warn_at" DOUBLE PRECISION[],
    "warned" INTEGER NOT NULL DEFAULT 0,
    "next_due_at" TIMESTAMPTZ(3),
    "breached_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_event" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ticket_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "data" JSONB NOT NULL,
    "txid" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "ticket_event_pkey" PRIMARY KEY ("seq","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "ticket_id" UUID,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),
    "next_due_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "delivered_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "txid" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "score" INTEGER NOT NULL,
    "comment" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "rating_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_external_id_key" ON "account"("external_id");

-- CreateIndex
CREATE INDEX "customer_account_id_idx" ON "customer"("account_id");

-- CreateIndex
CREATE INDEX "customer_address_customer_id_idx" ON "customer_address"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_address_kind_value_key" ON "customer_address"("kind", "value");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "person_team_team_id_idx" ON "person_team"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "idempotency_created_at_idx" ON "idempotency"("created_at");

-- CreateIndex
CREATE INDEX "audit_at_idx" ON "audit"("at" DESC);

-- CreateIndex
CREATE INDEX "audit_subject_kind_subject_id_idx" ON "audit"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "review_outcome_issue_type_id_at_idx" ON "review_outcome"("issue_type_id", "at");

-- CreateIndex
CREATE INDEX "article_issue_type_id_idx" ON "article"("issue_type_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_number_key" ON "ticket"("number");

-- CreateIndex
CREATE INDEX "ticket_customer_id_created_at_idx" ON "ticket"("customer_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "ticket_assignee_id_idx" ON "ticket"("assignee_id");

-- CreateIndex
CREATE INDEX "message_ticket_id_created_at_idx" ON "message"("ticket_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "message_channel_external_id_key" ON "message"("channel", "external_id");

-- CreateIndex
CREATE INDEX "decision_ticket_id_at_idx" ON "decision"("ticket_id", "at");

-- CreateIndex
CREATE INDEX "offer_person_id_offered_at_idx" ON "offer"("person_id", "offered_at" DESC);

-- CreateIndex
CREATE INDEX "offer_ticket_id_idx" ON "offer"("ticket_id");

-- CreateIndex
CREATE INDEX "assignment_ticket_id_assigned_at_idx" ON "assignment"("ticket_id", "assigned_at");

-- CreateIndex
CREATE INDEX "assignment_person_id_assigned_at_idx" ON "assignment"("person_id", "assigned_at");

-- CreateIndex
CREATE INDEX "clock_ticket_id_idx" ON "clock"("ticket_id");

-- CreateIndex
CREATE INDEX "ticket_event_ticket_id_seq_idx" ON "ticket_event"("ticket_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "rating_ticket_id_key" ON "rating"("ticket_id");

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_address" ADD CONSTRAINT "customer_address_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_team" ADD CONSTRAINT "person_team_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_team" ADD CONSTRAINT "person_team_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_skill" ADD CONSTRAINT "person_skill_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency" ADD CONSTRAINT "idempotency_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "api_key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_outcome" ADD CONSTRAINT "review_outcome_issue_type_id_fkey" FOREIGN KEY ("issue_type_id") REFERENCES "issue_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_issue_type_id_fkey" FOREIGN KEY ("issue_type_id") REFERENCES "issue_type"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_issue_type_id_fkey" FOREIGN KEY ("issue_type_id") REFERENCES "issue_type"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_owner_team_id_fkey" FOREIGN KEY ("owner_team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_policy_version_fkey" FOREIGN KEY ("policy_version") REFERENCES "policy_version"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock" ADD CONSTRAINT "clock_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Single rows
INSERT INTO clock_offset (id, offset_ms) VALUES (1, 0);
INSERT INTO planner_mark (id, dirty) VALUES (1, 0);
ALTER TABLE clock_offset ADD CONSTRAINT clock_offset_single CHECK (id = 1);
ALTER TABLE planner_mark ADD CONSTRAINT planner_mark_single CHECK (id = 1);

-- Closed vocabularies (server/domain/vocabulary.ts); a test compares the two.
ALTER TABLE account ADD CONSTRAINT account_segment CHECK (segment IN ('trial', 'standard', 'business', 'enterprise'));
ALTER TABLE customer_address ADD CONSTRAINT customer_address_kind CHECK (kind IN ('email', 'phone', 'external'));
ALTER TABLE person ADD CONSTRAINT person_role CHECK (role IN ('agent', 'lead', 'admin'));
ALTER TABLE person ADD CONSTRAINT person_presence CHECK (presence IN ('online', 'busy', 'break', 'wrapUp', 'away', 'offline'));
ALTER TABLE person ADD CONSTRAINT person_capacity CHECK (capacity BETWEEN 0 AND 100);
ALTER TABLE person ADD CONSTRAINT person_tier CHECK (tier BETWEEN 1 AND 9);
ALTER TABLE person ADD CONSTRAINT person_email_lower CHECK (email = lower(email));
ALTER TABLE person_skill ADD CONSTRAINT person_skill_proficiency CHECK (proficiency BETWEEN 1 AND 5);
ALTER TABLE tier ADD CONSTRAINT tier_range CHECK (id BETWEEN 1 AND 9);
ALTER TABLE policy_version ADD CONSTRAINT policy_version_origin CHECK (origin IN ('publish', 'rollback', 'system'));
ALTER TABLE ticket ADD CONSTRAINT ticket_status CHECK (status IN ('open', 'waiting', 'resolved', 'closed'));
ALTER TABLE ticket ADD CONSTRAINT ticket_segment CHECK (segment IN ('trial', 'standard', 'business', 'enterprise'));
ALTER TABLE ticket ADD CONSTRAINT ticket_channel CHECK (channel IN ('web', 'chat', 'email', 'phone', 'api'));
ALTER TABLE ticket ADD CONSTRAINT ticket_disposition CHECK (disposition IN ('autonomous', 'review', 'human'));
ALTER TABLE ticket ADD CONSTRAINT ticket_origin CHECK (origin IN ('live', 'seed', 'imported'));
ALTER TABLE ticket ADD CONSTRAINT ticket_priority CHECK (priority BETWEEN 0 AND 100);
ALTER TABLE ticket ADD CONSTRAINT ticket_queue_whole CHECK ((owner_team_id IS NULL) = (queue_tier IS NULL) AND (owner_team_id IS NULL) = (queued_at IS NULL));
ALTER TABLE ticket ADD CONSTRAINT ticket_resolved_at CHECK ((status IN ('resolved', 'closed')) = (resolved_at IS NOT NULL) OR status = 'closed');
ALTER TABLE message ADD CONSTRAINT message_kind CHECK (kind IN ('inbound', 'reply', 'note'));
ALTER TABLE message ADD CONSTRAINT message_author CHECK (author_kind IN ('customer', 'person', 'assistant', 'system', 'apiKey'));
ALTER TABLE message ADD CONSTRAINT message_channel CHECK (channel IN ('web', 'chat', 'email', 'phone', 'api'));
ALTER TABLE message ADD CONSTRAINT message_size CHECK (octet_length(body) <= 102400);
ALTER TABLE decision ADD CONSTRAINT decision_disposition CHECK (disposition IN ('autonomous', 'review', 'human'));
ALTER TABLE offer ADD CONSTRAINT offer_state CHECK (state IN ('pending', 'accepted', 'declined', 'expired', 'withdrawn'));
ALTER TABLE offer ADD CONSTRAINT offer_settled CHECK ((state = 'pending') = (settled_at IS NULL));
ALTER TABLE assignment ADD CONSTRAINT assignment_ended CHECK ((ended_at IS NULL) = (end_reason IS NULL));
ALTER TABLE clock ADD CONSTRAINT clock_metric CHECK (metric IN ('acceptance', 'firstResponse', 'nextResponse', 'resolution'));
ALTER TABLE clock ADD CONSTRAINT clock_state CHECK (state IN ('running', 'paused', 'met', 'late', 'void'));
ALTER TABLE clock ADD CONSTRAINT clock_target CHECK (target_ms > 0);
ALTER TABLE clock ADD CONSTRAINT clock_alarm_only_running CHECK (next_due_at IS NULL OR state = 'running');
ALTER TABLE rating ADD CONSTRAINT rating_score CHECK (score BETWEEN 1 AND 5);
ALTER TABLE article ADD CONSTRAINT article_state CHECK (state IN ('draft', 'published', 'archived'));

-- One pending offer and one active assignment per ticket, one active model per kind: whatever the code does.
CREATE UNIQUE INDEX offer_one_pending ON offer (ticket_id) WHERE state = 'pending';
CREATE UNIQUE INDEX assignment_one_active ON assignment (ticket_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX model_version_one_active ON model_version (kind) WHERE is_active;

-- What the loops look for
CREATE INDEX clock_due ON clock (next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX clock_open ON clock (ticket_id) WHERE state IN ('running', 'paused');
CREATE INDEX offer_due ON offer (expires_at) WHERE state = 'pending';
CREATE INDEX offer_pending_person ON offer (person_id) WHERE state = 'pending';
CREATE INDEX assignment_active_person ON assignment (person_id) WHERE ended_at IS NULL;
CREATE INDEX outbox_due ON outbox (next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX ticket_waiting ON ticket (owner_team_id, queue_tier, queued_at) WHERE status IN ('open', 'waiting') AND assignee_id IS NULL;
CREATE INDEX ticket_open_queue ON ticket (owner_team_id, queue_tier) WHERE status IN ('open', 'waiting');
CREATE INDEX ticket_unowned ON ticket (created_at) WHERE status IN ('open', 'waiting') AND owner_team_id IS NULL AND assignee_id IS NULL;

-- Events: monthly partitions, and one that catches whatever falls outside them, so that nothing is ever refused.
CREATE TABLE ticket_event_default PARTITION OF ticket_event DEFAULT;

-- History cannot be rewritten. Row triggers of the parent reach its partitions; those of a whole statement do not, so each
-- partition gets its own against TRUNCATE.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER ticket_event_default_no_truncate BEFORE TRUNCATE ON ticket_event_default FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

CREATE FUNCTION ensure_event_partitions(first_month date, months int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE m date;
BEGIN
  FOR i IN 0..months - 1 LOOP
    m := (date_trunc('month', first_month) + make_interval(months => i))::date;
    IF to_regclass(format('ticket_event_%s', to_char(m, 'YYYY_MM'))) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE TABLE ticket_event_%s PARTITION OF ticket_event FOR VALUES FROM (%L) TO (%L)',
          to_char(m, 'YYYY_MM'), m::timestamp AT TIME ZONE 'UTC', (m + interval '1 month')::timestamp AT TIME ZONE 'UTC');
        EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ticket_event_%s FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite()',
          to_char(m, 'YYYY_MM'));
      EXCEPTION
        WHEN duplicate_table THEN NULL; -- another process was faster
        WHEN check_violation THEN NULL; -- its events already lie in the default partition and stay there
      END;
    END IF;
  END LOOP;
END
$$;
SELECT ensure_event_partitions((now() - interval '4 months')::date, 8);

CREATE TRIGGER ticket_event_append_only BEFORE UPDATE OR DELETE ON ticket_event FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER ticket_event_no_truncate BEFORE TRUNCATE ON ticket_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER policy_version_immutable BEFORE UPDATE OR DELETE ON policy_version FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER decision_immutable BEFORE UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

-- Live: one notification per statement with the ids of the tickets it touched; too many ids become "look at everything".
CREATE FUNCTION announce_ticket_events() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids text;
BEGIN
  SELECT string_agg(DISTINCT ticket_id::text, ',') INTO ids FROM fresh;
  IF ids IS NOT NULL THEN
    PERFORM pg_notify('baton_live', CASE WHEN length(ids) < 7500 THEN 'tickets:' || ids ELSE 'tickets:*' END);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER ticket_event_announce AFTER INSERT ON ticket_event REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION announce_ticket_events();

-- Everything else that a screen or a process must hear of at once: people, policy, model, clock.
CREATE FUNCTION announce_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('baton_live', TG_ARGV[0]);
  RETURN NULL;
END
$$;
CREATE TRIGGER person_announce AFTER INSERT OR DELETE OR UPDATE OF name, role, tier, capacity, presence, disabled_at, session_version ON person
  FOR EACH STATEMENT EXECUTE FUNCTION announce_row('people');
CREATE TRIGGER person_team_announce AFTER INSERT OR DELETE ON person_team FOR EACH STATEMENT EXECUTE FUNCTION announce_row('people');
CREATE TRIGGER policy_version_announce AFTER INSERT ON policy_version FOR EACH STATEMENT EXECUTE FUNCTION announce_row('policy');
CREATE TRIGGER policy_draft_announce AFTER INSERT OR UPDATE OR DELETE ON policy_draft FOR EACH STATEMENT EXECUTE FUNCTION announce_row('drafts');
CREATE TRIGGER model_version_announce AFTER INSERT OR UPDATE ON model_version FOR EACH STATEMENT EXECUTE FUNCTION announce_row('model');
CREATE TRIGGER clock_offset_announce AFTER UPDATE ON clock_offset FOR EACH STATEMENT EXECUTE FUNCTION announce_row('time');
