-- What a failed attempt says of a ticket has a variance, too.
ALTER TABLE "ticket" ADD COLUMN "complexity_variance" DOUBLE PRECISION NOT NULL DEFAULT 0.6;

-- CreateTable
CREATE TABLE "touch" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "issue_type_id" TEXT,
    "tier" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "complexity" DOUBLE PRECISION NOT NULL,
    "minutes" DOUBLE PRECISION NOT NULL,
    "exchanges" INTEGER NOT NULL,
    "others" INTEGER NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "touch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "touch_due" (
    "id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "touch_due_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "estimate_run" (
    "version" SERIAL NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "outcomes" INTEGER NOT NULL,
    "prior_weight" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "estimate_run_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "estimate_cell" (
    "version" INTEGER NOT NULL,
    "issue_type_id" TEXT NOT NULL,
    "tier" INTEGER NOT NULL,
    "success" DOUBLE PRECISION NOT NULL,
    "minutes" DOUBLE PRECISION NOT NULL,
    "exchanges" DOUBLE PRECISION NOT NULL,
    "outcomes" INTEGER NOT NULL,

    CONSTRAINT "estimate_cell_pkey" PRIMARY KEY ("version","issue_type_id","tier")
);

-- CreateTable
CREATE TABLE "estimate_skill" (
    "version" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "issue_type_id" TEXT NOT NULL,
    "offset_logits" DOUBLE PRECISION NOT NULL,
    "trust" DOUBLE PRECISION NOT NULL,
    "outcomes" INTEGER NOT NULL,

    CONSTRAINT "estimate_skill_pkey" PRIMARY KEY ("version","person_id","issue_type_id")
);

-- CreateTable
CREATE TABLE "estimate_speed" (
    "version" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "speed" DOUBLE PRECISION NOT NULL,
    "outcomes" INTEGER NOT NULL,

    CONSTRAINT "estimate_speed_pkey" PRIMARY KEY ("version","person_id")
);

-- CreateIndex
CREATE INDEX "touch_ticket_id_idx" ON "touch"("ticket_id");

-- CreateIndex
CREATE INDEX "touch_ended_at_idx" ON "touch"("ended_at");

-- AddForeignKey
ALTER TABLE "estimate_cell" ADD CONSTRAINT "estimate_cell_version_fkey" FOREIGN KEY ("version") REFERENCES "estimate_run"("version") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "estimate_skill" ADD CONSTRAINT "estimate_skill_version_fkey" FOREIGN KEY ("version") REFERENCES "estimate_run"("version") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "estimate_speed" ADD CONSTRAINT "estimate_speed_version_fkey" FOREIGN KEY ("version") REFERENCES "estimate_run"("version") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE touch ADD CONSTRAINT touch_outcome CHECK (outcome IN ('solved', 'reopened', 'escalated', 'notTheirs', 'handedOn'));

-- What a desk has done so far.
INSERT INTO touch_due (id, since) SELECT t.id, baton_now() FROM (SELECT DISTINCT ticket_id AS id FROM assignment) t;
