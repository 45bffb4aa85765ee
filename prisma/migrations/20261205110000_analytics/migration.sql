-- CreateTable
CREATE TABLE "ticket_fact" (
    "ticket_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "issue_type" TEXT,
    "segment" TEXT,
    "channel" TEXT,
    "team" TEXT,
    "tier" SMALLINT,
    "person" TEXT,
    "is_merged" BOOLEAN NOT NULL,
    "is_resolved" BOOLEAN NOT NULL,
    "stages" SMALLINT[],
    "moves" TEXT[],
    "is_escalated" BOOLEAN NOT NULL,
    "owners" TEXT[],
    "flows" TEXT[],
    "handoffs" INTEGER NOT NULL,
    "is_circular" BOOLEAN NOT NULL,
    "is_circular_twice" BOOLEAN NOT NULL,
    "is_revisit" BOOLEAN NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "ttr_s" INTEGER,
    "ttr_business_s" INTEGER,
    "ttr_net_s" INTEGER,
    "reopens" INTEGER NOT NULL,
    "first_human" TEXT,
    "is_first_touch_right" BOOLEAN,
    "is_settled" BOOLEAN NOT NULL,
    "handling_s" INTEGER,
    "is_over_escalated" BOOLEAN,
    "acceptance" TEXT,
    "first_response" TEXT,
    "next_response" TEXT,
    "resolution" TEXT,
    "budgets" JSONB NOT NULL,
    "budget_tiers" SMALLINT[],
    "over_tiers" SMALLINT[],
    "score" SMALLINT,
    "frustration_band" SMALLINT,
    "wait_band" SMALLINT,
    "queues" TEXT[],
    "abandoned" TEXT,
    "abandoned_at" TIMESTAMPTZ(3),
    "abandoned_queue" TEXT,
    "abandon_cause" TEXT,
    "is_assistant_involved" BOOLEAN NOT NULL,
    "is_assistant_resolved" BOOLEAN NOT NULL,
    "is_contained" BOOLEAN NOT NULL,
    "is_answer_right" BOOLEAN,
    "is_followed_up" BOOLEAN NOT NULL,
    "people" JSONB NOT NULL,
    "workers" TEXT[],
    "look_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_fact_pkey" PRIMARY KEY ("ticket_id")
);

-- CreateTable
CREATE TABLE "fact_due" (
    "seq" BIGSERIAL NOT NULL,
    "ticket_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "fact_due_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "rollup_value" (
    "id" SERIAL NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "rollup_value_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollup" (
    "gen" SMALLINT NOT NULL,
    "grp" SMALLINT NOT NULL,
    "source" INTEGER NOT NULL,
    "x_dim" SMALLINT NOT NULL,
    "x" INTEGER NOT NULL,
    "y_dim" SMALLINT NOT NULL,
    "level" SMALLINT NOT NULL,
    "at" INTEGER NOT NULL,
    "payload" BYTEA NOT NULL,

    CONSTRAINT "rollup_pkey" PRIMARY KEY ("gen","grp","x_dim","y_dim","level","at","x","source")
);

-- CreateTable
CREATE TABLE "rollup_quarter" (
    "gen" SMALLINT NOT NULL,
    "grp" SMALLINT NOT NULL,
    "source" INTEGER NOT NULL,
    "dim" SMALLINT NOT NULL,
    "value" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "payload" BYTEA NOT NULL,

    CONSTRAINT "rollup_quarter_pkey" PRIMARY KEY ("gen","grp","dim","day","value","source")
);

-- CreateTable
CREATE TABLE "rollup_month" (
    "gen" SMALLINT NOT NULL,
    "source" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "changes" BIGINT NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),
    "is_summed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "rollup_month_pkey" PRIMARY KEY ("gen","source","month")
);

-- CreateTable
CREATE TABLE "rollup_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "gen" SMALLINT NOT NULL DEFAULT 1,
    "layout" INTEGER NOT NULL,
    "building" SMALLINT,

    CONSTRAINT "rollup_state_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact_journal" (
    "seq" BIGSERIAL NOT NULL,
    "gen" SMALLINT NOT NULL,
    "was" JSONB,
    "is" JSONB,

    CONSTRAINT "fact_journal_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE INDEX "ticket_fact_created_at_idx" ON "ticket_fact"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "rollup_value_value_key" ON "rollup_value"("value");

-- Facts that change by time alone are found by this.
CREATE INDEX ticket_fact_look_at ON ticket_fact (look_at) WHERE look_at IS NOT NULL;
-- Payloads are dense numbers: what compressing them saves is not worth its time.
ALTER TABLE rollup ALTER COLUMN payload SET STORAGE EXTERNAL;
ALTER TABLE rollup_quarter ALTER COLUMN payload SET STORAGE EXTERNAL;

-- Whatever happens to a ticket, its fact is made anew, whoever wrote it: no command can forget to. Rows are only added, so
-- that a command never waits for the worker that reads them.
CREATE FUNCTION note_due_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_due (ticket_id) SELECT DISTINCT ticket_id FROM fresh WHERE ticket_id IS NOT NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER ticket_event_fact AFTER INSERT ON ticket_event REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION note_due_facts();
CREATE TRIGGER rating_fact AFTER INSERT ON rating REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION note_due_facts();
CREATE TRIGGER rating_fact_again AFTER UPDATE ON rating REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION note_due_facts();
CREATE TRIGGER review_outcome_fact AFTER INSERT ON review_outcome REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION note_due_facts();
CREATE TRIGGER review_outcome_fact_again AFTER UPDATE ON review_outcome REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION note_due_facts();

-- What a desk has done so far: its facts are made when a worker starts.
INSERT INTO fact_due (ticket_id) SELECT id FROM ticket ORDER BY created_at;
INSERT INTO rollup_state (id, layout) VALUES (1, 1);
