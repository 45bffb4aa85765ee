-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "correction_id" UUID;

-- AlterTable
ALTER TABLE "model_version" ADD COLUMN     "trained_with" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "ticket_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "was" JSONB NOT NULL,
    "is" JSONB NOT NULL,
    "vector" BYTEA,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" UUID,
    "undone_number" INTEGER,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training" (
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "requested_by" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3),
    "stage" TEXT,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),
    "base_model" TEXT,
    "model" TEXT,
    "report" JSONB,
    "error" TEXT,

    CONSTRAINT "training_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "correction_number_key" ON "correction"("number");

-- CreateIndex
CREATE INDEX "correction_ticket_id_idx" ON "correction"("ticket_id");

-- CreateIndex
CREATE INDEX "correction_undone_number_idx" ON "correction"("undone_number");

-- CreateIndex
CREATE INDEX "training_requested_at_idx" ON "training"("requested_at" DESC);

-- CreateIndex
CREATE INDEX "decision_correction_id_idx" ON "decision"("correction_id");

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


CREATE TRIGGER correction_announce AFTER INSERT OR UPDATE ON correction FOR EACH STATEMENT EXECUTE FUNCTION announce_row('learning');
CREATE TRIGGER training_announce AFTER INSERT OR UPDATE ON training FOR EACH STATEMENT EXECUTE FUNCTION announce_row('learning');

-- CreateTable
CREATE TABLE "training_example" (
    "id" SERIAL NOT NULL,
    "text" TEXT NOT NULL,
    "issue_type_id" TEXT,
    "is_held_out" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "training_example_pkey" PRIMARY KEY ("id")
);
