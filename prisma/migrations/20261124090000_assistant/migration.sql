-- AlterTable
ALTER TABLE "message" ADD COLUMN     "article_id" UUID,
ADD COLUMN     "format" TEXT NOT NULL DEFAULT 'text';

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "assistant_draft_id" UUID,
ADD COLUMN     "assistant_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "assistant_lane" TEXT,
ADD COLUMN     "assistant_step" TEXT,
ADD COLUMN     "assistant_turns" INTEGER;

-- CreateTable
CREATE TABLE "reply_draft" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "article_revision" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" UUID,
    "reply_id" UUID,
    "reject_reason" TEXT,

    CONSTRAINT "reply_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assistant_switch" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_by" UUID,
    "note" TEXT,

    CONSTRAINT "assistant_switch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reply_draft_ticket_id_idx" ON "reply_draft"("ticket_id");

-- CreateIndex
CREATE INDEX "reply_draft_settled_by_settled_at_idx" ON "reply_draft"("settled_by", "settled_at" DESC);

-- AddForeignKey
ALTER TABLE "reply_draft" ADD CONSTRAINT "reply_draft_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The signing secrets of a playbook's actions are channels too; their name is the action's id.
ALTER TABLE "channel" DROP CONSTRAINT "channel_kind";
ALTER TABLE "channel" ADD CONSTRAINT "channel_kind" CHECK (kind IN ('phone', 'action'));

INSERT INTO assistant_switch (id) VALUES (1);
ALTER TABLE assistant_switch ADD CONSTRAINT assistant_switch_single CHECK (id = 1);

-- Closed vocabularies (server/domain/vocabulary.ts); a test compares the two.
ALTER TABLE message ADD CONSTRAINT message_format CHECK (format IN ('text', 'markdown'));
ALTER TABLE ticket ADD CONSTRAINT ticket_assistant_lane CHECK (assistant_lane IN ('autonomous', 'review'));
ALTER TABLE ticket ADD CONSTRAINT ticket_assistant_step CHECK (assistant_step IN ('answering', 'acting', 'drafting', 'reviewing', 'confirming', 'followedUp'));
ALTER TABLE reply_draft ADD CONSTRAINT reply_draft_state CHECK (state IN ('pending', 'approved', 'edited', 'rejected', 'expired', 'withdrawn'));
ALTER TABLE reply_draft ADD CONSTRAINT reply_draft_reject_reason CHECK (reject_reason IN ('wrong', 'incomplete', 'wrongIssueType', 'tone', 'needsPerson'));
ALTER TABLE reply_draft ADD CONSTRAINT reply_draft_settled CHECK ((state = 'pending') = (settled_at IS NULL));

-- A hold is whole or absent, belongs to an owner's queue, and never stands beside an assignee.
ALTER TABLE ticket ADD CONSTRAINT ticket_assistant_whole CHECK (
  (assistant_lane IS NULL) = (assistant_step IS NULL) AND (assistant_lane IS NULL) = (assistant_turns IS NULL)
  AND (assistant_lane IS NULL) = (assistant_due_at IS NULL) AND (assistant_lane IS NOT NULL OR assistant_draft_id IS NULL)
  AND (assistant_lane IS NULL OR (owner_team_id IS NOT NULL AND assignee_id IS NULL AND offer_id IS NULL)));
CREATE UNIQUE INDEX reply_draft_one_pending ON reply_draft (ticket_id) WHERE state = 'pending';
CREATE INDEX reply_draft_due ON reply_draft (due_at) WHERE state = 'pending';
CREATE INDEX ticket_assistant_due ON ticket (assistant_due_at) WHERE assistant_due_at IS NOT NULL;

CREATE TRIGGER assistant_switch_announce AFTER UPDATE ON assistant_switch FOR EACH STATEMENT EXECUTE FUNCTION announce_row('assistant');
