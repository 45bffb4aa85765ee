-- An incident takes the open tickets that fit when it is declared, and once more a moment later those that were on their way in.
ALTER TABLE "incident" ADD COLUMN "gathered_at" TIMESTAMPTZ(3);
UPDATE "incident" SET "gathered_at" = "declared_at";
