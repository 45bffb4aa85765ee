-- Why a training that nobody asked for was put in line.
ALTER TABLE "training" ADD COLUMN "cause" TEXT;
ALTER TABLE "training" ADD CONSTRAINT "training_cause" CHECK (cause IN ('corrections', 'encoder'));
