-- Callers without an account: how much is taken from one place in a while, and what was out of the ordinary.

-- What a place has used up: as if everything taken had been spread evenly, up to `used_until`. `held_until` is the end of the time for
-- which the log has noted that no more is taken.
CREATE TABLE allowance (
  city_id text NOT NULL,
  what text NOT NULL,
  subject text NOT NULL,
  used_until timestamptz NOT NULL,
  held_until timestamptz,
  PRIMARY KEY (city_id, what, subject)
) WITH (fillfactor = 80);
CREATE INDEX allowance_age ON allowance (used_until);

-- Wrong numbers and codes, and limits that were reached: when, from where, and which ticket was aimed at, if there is one.
CREATE TABLE caller_log (
  city_id text NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  act text NOT NULL,
  origin text NOT NULL,
  ticket_id uuid,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (city_id, position)
);
CREATE INDEX caller_log_ticket ON caller_log (city_id, ticket_id) WHERE ticket_id IS NOT NULL;
SELECT make_append_only('caller_log');
