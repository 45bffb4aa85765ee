-- Reports are kept as views of the list are, apart from them.
ALTER TABLE "saved_view" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'list';
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_kind" CHECK ("kind" IN ('list', 'report'));

-- Links to the wallboard, for screens on which nobody is signed in.
CREATE TABLE "wallboard_link" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),
    "seen_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "wallboard_link_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "wallboard_link" ADD CONSTRAINT "wallboard_link_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
