CREATE TABLE "handoff" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "from_id" UUID NOT NULL,
    "from_team" TEXT NOT NULL,
    "from_tier" INTEGER NOT NULL,
    "to_team" TEXT NOT NULL,
    "to_tier" INTEGER NOT NULL,
    "contract" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "rating" SMALLINT,
    "missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "note" TEXT,
    "rated_by" UUID,
    "rated_at" TIMESTAMPTZ(3),

    CONSTRAINT "handoff_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "handoff_rating_check" CHECK ("rating" IN (-1, 1))
);
CREATE INDEX "handoff_ticket_id_created_at_idx" ON "handoff"("ticket_id", "created_at");
CREATE INDEX "handoff_from_id_created_at_idx" ON "handoff"("from_id", "created_at");
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_rated_by_fkey" FOREIGN KEY ("rated_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
