-- C-3: deadlines that wait for a calendar to be published are found without looking at all clocks.
CREATE INDEX clock_provisional ON clock (city_id, ticket_id) WHERE provisional AND stopped_at IS NULL;

-- D-7: decisions of case conferences are precedents of the duty catalogue, found by the class they were about.
CREATE INDEX event_precedent ON event (city_id, (data ->> 'classCode')) WHERE type = 'ticketDispatched' AND data ->> 'mode' = 'conference';
