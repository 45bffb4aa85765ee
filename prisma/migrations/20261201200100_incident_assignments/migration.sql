-- An assignment that ended while its ticket belonged to an incident says nothing of the person who had it.
ALTER TABLE "assignment" ADD COLUMN "in_incident" BOOLEAN NOT NULL DEFAULT false;
UPDATE assignment a SET in_incident = true
FROM ticket_event ended
WHERE ended.ticket_id = a.ticket_id AND ended.type = 'AssignmentEnded' AND ended.data->>'assignmentId' = a.id::text
  AND a.ticket_id IN (SELECT ticket_id FROM ticket_event WHERE type = 'IncidentJoined')
  AND (SELECT e.type FROM ticket_event e WHERE e.ticket_id = a.ticket_id AND e.type IN ('IncidentJoined', 'IncidentLeft')
         AND e.seq < ended.seq ORDER BY e.seq DESC LIMIT 1) = 'IncidentJoined';
