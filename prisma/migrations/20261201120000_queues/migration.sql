-- What somebody gave by hand, ticket by ticket, so that it can be taken back.
CREATE TABLE "giving" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "to_person_id" UUID,
    "to_team_id" TEXT,
    "to_tier" INTEGER,
    "why" TEXT NOT NULL,

    CONSTRAINT "giving_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "giving_ticket" (
    "giving_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "before" JSONB NOT NULL,

    CONSTRAINT "giving_ticket_pkey" PRIMARY KEY ("giving_id","ticket_id")
);
CREATE INDEX "giving_at_idx" ON "giving"("at" DESC);
ALTER TABLE "giving_ticket" ADD CONSTRAINT "giving_ticket_giving_id_fkey" FOREIGN KEY ("giving_id") REFERENCES "giving"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE giving ADD CONSTRAINT giving_why CHECK (why IN ('workload', 'expertise', 'absence', 'customerAsked', 'other'));
ALTER TABLE giving ADD CONSTRAINT giving_target CHECK ((to_person_id IS NULL) <> (to_team_id IS NULL) AND (to_team_id IS NULL) = (to_tier IS NULL));

-- Filters of the list of tickets under a name.
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" JSONB NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "saved_view_person_id_idx" ON "saved_view"("person_id");
ALTER TABLE saved_view ADD CONSTRAINT saved_view_name CHECK (length(name) BETWEEN 1 AND 60);

-- The orders of the list of open tickets, each read forwards or backwards from where a page ended. What no clock runs on comes last.
CREATE INDEX ticket_list_breach ON ticket (COALESCE(next_breach_at, 'infinity'), number) WHERE status IN ('open', 'waiting');
CREATE INDEX ticket_list_priority ON ticket ((100 - priority), number) WHERE status IN ('open', 'waiting');
CREATE INDEX ticket_list_number ON ticket (number) WHERE status IN ('open', 'waiting');
