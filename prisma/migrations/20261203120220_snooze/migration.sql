ALTER TABLE "ticket" ADD COLUMN "snoozed_until" TIMESTAMPTZ(3), ADD COLUMN "woken_at" TIMESTAMPTZ(3);
CREATE INDEX "ticket_snoozed_until" ON "ticket"("snoozed_until") WHERE snoozed_until IS NOT NULL;
CREATE INDEX "ticket_woken_at" ON "ticket"("woken_at") WHERE woken_at IS NOT NULL;
