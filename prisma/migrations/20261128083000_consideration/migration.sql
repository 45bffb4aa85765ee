-- CreateTable
CREATE TABLE "consideration" (
    "id" UUID NOT NULL,
    "considered" JSONB NOT NULL,

    CONSTRAINT "consideration_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "consideration" ADD CONSTRAINT "consideration_id_fkey" FOREIGN KEY ("id") REFERENCES "offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the planner could not read: a handful at most among everything that waits.
CREATE INDEX ticket_invalid ON ticket (id) WHERE status IN ('open', 'waiting') AND wait_reasons @> '[{"code": "invalid"}]';
