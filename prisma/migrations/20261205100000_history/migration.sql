-- Logs of other systems (prisma/schema/history.prisma says what each column means). No foreign key leads from an event to its
-- ticket: they are written together, a million at a time, and deleted together.
CREATE TABLE "history_source" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mapping" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "history_source_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "history_source_name_key" ON "history_source"("name");

CREATE TABLE "history_ticket" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "owners" TEXT[],
    "handoffs" INTEGER NOT NULL,
    "is_circular" BOOLEAN NOT NULL,
    "is_circular_twice" BOOLEAN NOT NULL,
    "is_revisit" BOOLEAN NOT NULL,
    "is_reopened" BOOLEAN NOT NULL,
    "top_tier" INTEGER,
    "event_count" INTEGER NOT NULL,
    "first_event_at" TIMESTAMPTZ(3) NOT NULL,
    "last_event_at" TIMESTAMPTZ(3) NOT NULL,
    "issue_type" TEXT,
    "segment" TEXT,
    "channel" TEXT,
    "priority" TEXT,
    "person" TEXT,
    "rating" DOUBLE PRECISION,
    "first_response_at" TIMESTAMPTZ(3),
    "flaws" TEXT[],

    CONSTRAINT "history_ticket_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "history_ticket_source_id_created_at_idx" ON "history_ticket"("source_id", "created_at");

CREATE TABLE "history_event" (
    "ticket_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "owner" TEXT,
    "tier" INTEGER,
    "created_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "is_resolution" BOOLEAN NOT NULL,
    "is_reopened" BOOLEAN NOT NULL,
    "is_reopening" BOOLEAN NOT NULL,
    "sort" JSONB,
    "import_no" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "facts" JSONB,

    CONSTRAINT "history_event_pkey" PRIMARY KEY ("ticket_id","id")
);

CREATE TABLE "history_due" (
    "ticket_id" UUID NOT NULL,

    CONSTRAINT "history_due_pkey" PRIMARY KEY ("ticket_id")
);

CREATE TABLE "history_import" (
    "id" UUID NOT NULL,
    "no" SERIAL NOT NULL,
    "source_id" UUID,
    "state" TEXT NOT NULL,
    "is_dry" BOOLEAN NOT NULL DEFAULT false,
    "file_name" TEXT NOT NULL,
    "file_bytes" BIGINT NOT NULL,
    "fingerprint" TEXT,
    "mapping" JSONB,
    "requested_by" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_due_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "phase" TEXT,
    "progress" JSONB,
    "report" JSONB,
    "error" TEXT,
    "error_field" TEXT,

    CONSTRAINT "history_import_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "history_import_state_check" CHECK ("state" IN ('held', 'waiting', 'running', 'done', 'failed'))
);
CREATE UNIQUE INDEX "history_import_no_key" ON "history_import"("no");
CREATE INDEX "history_import_state_idx" ON "history_import"("state");
CREATE INDEX "history_import_requested_at_idx" ON "history_import"("requested_at" DESC);

CREATE TABLE "history_file_part" (
    "import_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "history_file_part_pkey" PRIMARY KEY ("import_id","no")
);
-- What comes in is compressed already, or is read once.
ALTER TABLE "history_file_part" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

CREATE TABLE "history_fault" (
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "field" TEXT,
    "value" TEXT,

    CONSTRAINT "history_fault_pkey" PRIMARY KEY ("import_id","line")
);
