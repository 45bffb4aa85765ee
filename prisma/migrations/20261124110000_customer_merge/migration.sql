-- One person across channels: a customer may be found to be another one, a ticket to be a duplicate. Both rows stay.
ALTER TABLE "customer" ADD COLUMN "merged_into_id" UUID;
ALTER TABLE "ticket" ADD COLUMN "merged_at" TIMESTAMPTZ(3),
ADD COLUMN "merged_into_id" UUID;

CREATE INDEX "customer_merged_into_id_idx" ON "customer"("merged_into_id");
CREATE INDEX "ticket_merged_into_id_idx" ON "ticket"("merged_into_id");

ALTER TABLE "customer" ADD CONSTRAINT "customer_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE customer ADD CONSTRAINT customer_merged_elsewhere CHECK (merged_into_id <> id);
ALTER TABLE ticket ADD CONSTRAINT ticket_merged_elsewhere CHECK (merged_into_id <> id);
ALTER TABLE ticket ADD CONSTRAINT ticket_merged_whole CHECK ((merged_into_id IS NULL) = (merged_at IS NULL));
ALTER TABLE ticket ADD CONSTRAINT ticket_merged_closed CHECK (merged_into_id IS NULL OR (status = 'closed' AND assignee_id IS NULL AND offer_id IS NULL));

-- Nothing comes to a customer who was merged: a message that was under way waits here for the merge to end, is refused, and
-- the intake looks again whose its address is.
CREATE FUNCTION refuse_merged_customer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE merged_into uuid;
BEGIN
  SELECT merged_into_id INTO merged_into FROM customer WHERE id = NEW.customer_id FOR KEY SHARE;
  IF merged_into IS NOT NULL THEN
    RAISE EXCEPTION 'customer_is_merged: % is part of %', NEW.customer_id, merged_into USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER ticket_of_whole_customer AFTER INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION refuse_merged_customer();
CREATE TRIGGER ticket_to_whole_customer AFTER UPDATE OF customer_id ON ticket FOR EACH ROW
  WHEN (OLD.customer_id IS DISTINCT FROM NEW.customer_id) EXECUTE FUNCTION refuse_merged_customer();
CREATE TRIGGER address_of_whole_customer AFTER INSERT OR UPDATE OF customer_id ON customer_address FOR EACH ROW
  EXECUTE FUNCTION refuse_merged_customer();

-- Whose something is changes on many screens at once, so all look again; it is rare.
CREATE TRIGGER customer_merge_announce AFTER UPDATE OF merged_into_id ON customer FOR EACH STATEMENT EXECUTE FUNCTION announce_row('tickets:*');
CREATE TRIGGER customer_address_announce AFTER UPDATE OF customer_id ON customer_address FOR EACH STATEMENT EXECUTE FUNCTION announce_row('tickets:*');

-- What happened to a person: merges, splits and conflicts name the customers they are about.
CREATE INDEX audit_of_customers ON audit USING gin (details jsonb_path_ops) WHERE action LIKE 'customer.%';
