-- The auditor walks through the tickets with open clocks in order, so that each has its turn; what it found stands until
-- the ticket is recounted and agrees.
ALTER TABLE "clock_audit" ADD COLUMN "cursor" UUID,
ADD COLUMN "total_found" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "total_mended" BIGINT NOT NULL DEFAULT 0;

-- Tickets whose alarms could not be rung: tried again later and later, so that they hold up nobody else's.
CREATE TABLE "alarm_set_aside" (
    "ticket_id" UUID NOT NULL,
    "failures" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "retry_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alarm_set_aside_pkey" PRIMARY KEY ("ticket_id")
);
ALTER TABLE "alarm_set_aside" ADD CONSTRAINT "alarm_set_aside_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whose word a request needs, as the policy in force said when it was asked.
ALTER TABLE "approval" ADD COLUMN "needs" TEXT NOT NULL DEFAULT 'lead';
ALTER TABLE approval ADD CONSTRAINT approval_needs CHECK (needs IN ('lead', 'dutyManager', 'admin'));
