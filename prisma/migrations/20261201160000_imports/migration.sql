-- Files of accounts or people on their way into the desk, written by a worker.
CREATE TABLE "file_import" (
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "file" BYTEA,
  "choice" JSONB NOT NULL,
  "requested_by" UUID NOT NULL,
  "requested_at" TIMESTAMPTZ(3) NOT NULL,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "next_due_at" TIMESTAMPTZ(3),
  "started_at" TIMESTAMPTZ(3),
  "beat_at" TIMESTAMPTZ(3),
  "finished_at" TIMESTAMPTZ(3),
  "report" JSONB,
  "error" TEXT,
  CONSTRAINT "file_import_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "file_import_kind_requested_by_requested_at_idx" ON "file_import" ("kind", "requested_by", "requested_at" DESC);
-- Looked at twice a second: only what has not ended.
CREATE INDEX file_import_open ON "file_import" (kind, requested_at) WHERE state IN ('waiting', 'running');
-- One at a time of each kind, whichever worker has it; one on its way for whoever asks.
CREATE UNIQUE INDEX file_import_running ON "file_import" (kind) WHERE state = 'running';
CREATE UNIQUE INDEX file_import_open_once ON "file_import" (kind, requested_by) WHERE state IN ('waiting', 'running');
-- A sign of life is no news.
CREATE TRIGGER file_import_announce AFTER INSERT OR UPDATE OF state ON "file_import"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_row('imports');
