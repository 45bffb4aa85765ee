-- What would have been under another policy (prisma/schema/simulation.prisma says what each column means). No foreign key leads to a
-- draft: what was simulated stays when the draft goes.
CREATE TABLE "simulation" (
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "draft_id" UUID,
    "draft_revision" INTEGER,
    "tried_version" INTEGER,
    "name" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "base_version" INTEGER NOT NULL,
    "source_id" UUID,
    "source_name" TEXT,
    "period_from" TIMESTAMPTZ(3) NOT NULL,
    "period_to" TIMESTAMPTZ(3) NOT NULL,
    "requested_by" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_due_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "result" JSONB,
    "outlooks" JSONB,
    "error" TEXT,
    "error_field" TEXT,

    CONSTRAINT "simulation_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "simulation_requested_at_idx" ON "simulation"("requested_at" DESC);
-- Looked at twice a second: only what has not ended.
CREATE INDEX simulation_open ON "simulation" (requested_at) WHERE state IN ('waiting', 'running');

CREATE TABLE "simulation_ticket" (
    "simulation_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "ticket_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kinds" TEXT[],
    "was" JSONB NOT NULL,
    "published" JSONB NOT NULL,
    "draft" JSONB NOT NULL,

    CONSTRAINT "simulation_ticket_pkey" PRIMARY KEY ("simulation_id","seq")
);

-- A sign of life is no news; how far it is, is: written once a second at most.
CREATE TRIGGER simulation_announce AFTER INSERT OR DELETE OR UPDATE OF state, done ON "simulation"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_row('simulations');
