-- What people speak, and what customers write in.
ALTER TABLE "person" ADD COLUMN "languages" TEXT[] DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "ticket" ADD COLUMN "language" TEXT;

-- Links by which a person sets their password, once. The link itself is kept nowhere.
CREATE TABLE "person_link" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT baton_now(),
    "created_by" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_link_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "person_link_kind" CHECK (kind IN ('invite', 'password'))
);
CREATE INDEX "person_link_person_id_created_at_idx" ON "person_link"("person_id", "created_at" DESC);
ALTER TABLE "person_link" ADD CONSTRAINT "person_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- One open link a person: a new one ends the last one.
CREATE UNIQUE INDEX person_link_open ON person_link (person_id) WHERE used_at IS NULL AND withdrawn_at IS NULL;

-- Whoever looks at people hears of what is new about them.
CREATE TRIGGER person_profile_announce AFTER UPDATE OF languages, password_hash ON person
  FOR EACH STATEMENT EXECUTE FUNCTION announce_row('people');
CREATE TRIGGER person_skill_announce AFTER INSERT OR UPDATE OR DELETE ON person_skill
  FOR EACH STATEMENT EXECUTE FUNCTION announce_row('people');
CREATE TRIGGER person_link_announce AFTER INSERT OR UPDATE ON person_link
  FOR EACH STATEMENT EXECUTE FUNCTION announce_row('people');
