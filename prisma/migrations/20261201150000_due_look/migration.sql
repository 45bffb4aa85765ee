-- What the planner looks for first by time: promises that can still be kept, also of tickets that are late with another. The
-- earliest clock of a ticket, which may be late or a tier's part, says nothing of that.
CREATE INDEX clock_promise_due ON clock (due_at)
  WHERE state = 'running' AND tier IS NULL AND metric <> 'approval' AND breached_at IS NULL;
DROP INDEX ticket_plannable_due;
