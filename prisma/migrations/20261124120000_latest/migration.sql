-- CreateIndex
CREATE INDEX "ticket_created_at_idx" ON "ticket"("created_at" DESC);
