-- Systems that hand messages over by signed webhooks, and what was answered to each delivery.

-- CreateTable
CREATE TABLE "channel" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_delivery" (
    "channel_id" UUID NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "channel_delivery_pkey" PRIMARY KEY ("channel_id","delivery_id")
);

-- CreateIndex
CREATE INDEX "channel_delivery_created_at_idx" ON "channel_delivery"("created_at");

-- AddForeignKey
ALTER TABLE "channel_delivery" ADD CONSTRAINT "channel_delivery_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "channel" ADD CONSTRAINT "channel_kind" CHECK (kind IN ('phone'));
