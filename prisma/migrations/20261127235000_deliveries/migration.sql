-- What leaves the desk is tried for a day, counted from when it was written or a person asked for it again.
ALTER TABLE "outbox" ADD COLUMN "since" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now();
UPDATE outbox SET since = created_at;
-- Until when it is a worker's, which is sending it.
ALTER TABLE "outbox" ADD COLUMN "claimed_until" TIMESTAMPTZ(3);
CREATE INDEX outbox_failed ON outbox (failed_at) WHERE failed_at IS NOT NULL;

-- Secrets of destinations are kept as those of actions are.
ALTER TABLE "channel" DROP CONSTRAINT "channel_kind";
ALTER TABLE "channel" ADD CONSTRAINT "channel_kind" CHECK (kind IN ('phone', 'action', 'destination'));
