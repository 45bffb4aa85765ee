-- The loan that a later one ended, so that who takes the later one back gives them the earlier one again.
ALTER TABLE "loan" ADD COLUMN "replaces" UUID;
ALTER TABLE "loan" ADD CONSTRAINT "loan_replaces_fkey" FOREIGN KEY ("replaces") REFERENCES "loan"("id") ON DELETE SET NULL ON UPDATE CASCADE;
