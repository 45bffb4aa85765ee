-- What is known of an account besides its tickets: facts with source and age, use per day, adopted features, events.
ALTER TABLE "account" ADD COLUMN "churn_risk" DOUBLE PRECISION,
ADD COLUMN "contract_amount" DECIMAL(14,2),
ADD COLUMN "contract_currency" TEXT,
ADD COLUMN "expansion" TEXT,
ADD COLUMN "owner" TEXT,
ADD COLUMN "plan" TEXT,
ADD COLUMN "renewal_on" DATE;

CREATE TABLE "account_fact" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "value" JSONB,
    "source" TEXT NOT NULL,
    "by_id" UUID,
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_fact_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "account_fact_account_id_name_said_at_idx" ON "account_fact"("account_id", "name", "said_at" DESC);
ALTER TABLE "account_fact" ADD CONSTRAINT "account_fact_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "usage_day" (
    "account_id" UUID NOT NULL,
    "metric" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "usage_day_pkey" PRIMARY KEY ("account_id","metric","day")
);
CREATE INDEX "usage_day_day_idx" ON "usage_day"("day");
ALTER TABLE "usage_day" ADD CONSTRAINT "usage_day_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "account_feature" (
    "account_id" UUID NOT NULL,
    "feature" TEXT NOT NULL,
    "adopted_on" DATE NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_feature_pkey" PRIMARY KEY ("account_id","feature")
);
ALTER TABLE "account_feature" ADD CONSTRAINT "account_feature_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "account_event" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_event_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "account_event_account_id_kind_at_label_key" ON "account_event"("account_id", "kind", "at", "label");
ALTER TABLE "account_event" ADD CONSTRAINT "account_event_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE account ADD CONSTRAINT account_contract_whole CHECK ((contract_amount IS NULL) = (contract_currency IS NULL));
ALTER TABLE account ADD CONSTRAINT account_contract_amount CHECK (contract_amount >= 0);
ALTER TABLE account ADD CONSTRAINT account_churn_risk CHECK (churn_risk BETWEEN 0 AND 1);
ALTER TABLE usage_day ADD CONSTRAINT usage_day_value CHECK (value >= 0);

-- Earlier tickets of an account are looked up for each message.
CREATE INDEX "ticket_account_id_created_at_idx" ON "ticket"("account_id", "created_at" DESC);
