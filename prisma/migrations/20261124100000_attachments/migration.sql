-- Files that come with messages. An upload waits here until a message takes it.

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "message_id" UUID,
    "ticket_id" UUID,
    "person_id" UUID,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attachment_message_id_idx" ON "attachment"("message_id");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The limits of server/domain/attachment/limits.ts; a test compares the two.
ALTER TABLE attachment ADD CONSTRAINT attachment_size CHECK (size BETWEEN 1 AND 10485760 AND size = octet_length(bytes));
ALTER TABLE attachment ADD CONSTRAINT attachment_position CHECK (position BETWEEN 0 AND 4);
ALTER TABLE attachment ADD CONSTRAINT attachment_name CHECK (length(name) BETWEEN 1 AND 120);
ALTER TABLE attachment ADD CONSTRAINT attachment_bound CHECK (message_id IS NULL OR ticket_id IS NOT NULL);

-- Pictures and PDFs are compressed already: trying again costs time and saves nothing.
ALTER TABLE attachment ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What the worker throws away
CREATE INDEX attachment_unbound ON attachment (created_at) WHERE message_id IS NULL;

-- An upload belongs to the first message that takes it, and never changes afterwards: whatever the code does. Reported like a
-- unique index, which it resembles: of two at once the slower one learns that it was late.
CREATE FUNCTION refuse_second_binding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'attachment % is bound already', OLD.id USING ERRCODE = 'unique_violation', CONSTRAINT = 'attachment_bound_once';
END
$$;
CREATE TRIGGER attachment_bound_once BEFORE UPDATE ON attachment FOR EACH ROW WHEN (OLD.message_id IS NOT NULL)
  EXECUTE FUNCTION refuse_second_binding();
