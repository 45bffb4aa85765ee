CREATE TABLE "message_mention" (
    "message_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_mention_pkey" PRIMARY KEY ("message_id","person_id")
);
CREATE INDEX "message_mention_person_id_idx" ON "message_mention"("person_id");
ALTER TABLE "message_mention" ADD CONSTRAINT "message_mention_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "message_mention" ADD CONSTRAINT "message_mention_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
