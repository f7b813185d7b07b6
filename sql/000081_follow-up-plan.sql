-- E-1: the next try of a follow-up, where the profile has it made by message. A try is made once: the row goes with it.
CREATE TABLE follow_up_plan (
  city_id text NOT NULL,
  ticket_id uuid NOT NULL,
  request_id uuid NOT NULL,
  at timestamptz NOT NULL,
  -- Tries made before; the plan is void when there have been others since.
  tries integer NOT NULL,
  PRIMARY KEY (city_id, ticket_id, request_id)
);
CREATE INDEX follow_up_plan_at ON follow_up_plan (city_id, at);
DROP INDEX citizen_request_next_try;
