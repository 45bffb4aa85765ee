-- Who ever joined an incident is counted by this: without it each incident looks through the history of the whole desk.
CREATE INDEX "ticket_event_joined" ON "ticket_event" ((data->>'incidentId'), "ticket_id") WHERE type = 'IncidentJoined';
