-- When the earliest of a ticket's running clocks is due: what lists sort by, and what the planner looks for first.
ALTER TABLE "ticket" ADD COLUMN "next_breach_at" TIMESTAMPTZ(3);
UPDATE ticket t SET next_breach_at = c.at
  FROM (SELECT ticket_id, min(due_at) AS at FROM clock WHERE state = 'running' GROUP BY ticket_id) c WHERE c.ticket_id = t.id;

CREATE INDEX ticket_queue_breach ON ticket (owner_team_id, queue_tier, next_breach_at) WHERE status IN ('open', 'waiting');
-- Beside the most important ones the planner sees those due first and those that have waited longest, however many wait.
CREATE INDEX ticket_plannable_due ON ticket (next_breach_at)
  WHERE status IN ('open', 'waiting') AND assignee_id IS NULL AND offer_id IS NULL AND owner_team_id IS NOT NULL AND assistant_lane IS NULL;
CREATE INDEX ticket_plannable_oldest ON ticket (queued_at)
  WHERE status IN ('open', 'waiting') AND assignee_id IS NULL AND offer_id IS NULL AND owner_team_id IS NOT NULL AND assistant_lane IS NULL;
