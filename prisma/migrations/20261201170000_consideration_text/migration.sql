-- Written with every offer of a plan and read whole, one at a time: kept as the text it comes as. Taking it apart for jsonb was
-- a quarter of what it takes to commit 500 offers.
ALTER TABLE "consideration" ALTER COLUMN "considered" SET DATA TYPE JSON USING "considered"::json;
