-- The store: events, read models, personal data, trail. `city_id` is first in every key, and no key crosses cities,
-- so every table can be distributed by it.

CREATE TABLE city (
  city_id text PRIMARY KEY,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- What a city's profile said, edition by edition. Editions are added, never rewritten: stored deadlines name them (C-3).
CREATE TABLE profile_edition (
  city_id text NOT NULL REFERENCES city,
  edition text NOT NULL,
  digest text NOT NULL,
  content jsonb NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  loaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (city_id, edition)
);

-- History. `occurred_at` is the moment of the fact, `recorded_at` that of its writing; `clocks` is what the fact did to
-- the running limits; `metadata` holds by, command, rules, calendar edition, idempotency key, cause and origin (from where).
CREATE TABLE event (
  city_id text NOT NULL,
  stream_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  global_position bigint GENERATED ALWAYS AS IDENTITY,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  type text NOT NULL,
  schema_version smallint NOT NULL,
  occurred_at timestamptz NOT NULL,
  data jsonb NOT NULL,
  clocks jsonb NOT NULL,
  metadata jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (city_id, stream_id, version)
);
-- Readers follow the order of commits, not of positions: see `readAll`.
CREATE INDEX event_commit_order ON event (city_id, transaction_id, global_position);
SELECT make_append_only('event');

-- The answer that a repeated command gets again.
CREATE TABLE idempotency (
  city_id text NOT NULL,
  key text NOT NULL,
  stream_id uuid NOT NULL,
  version integer NOT NULL,
  digest text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (city_id, key)
);

-- Read model: one row per ticket, written in its events' transaction. Rows are rewritten at each step of the loop, so
-- pages keep room for the next version of a row.
CREATE TABLE ticket (
  city_id text NOT NULL,
  ticket_id uuid NOT NULL,
  version integer NOT NULL,
  number text NOT NULL,
  state text NOT NULL,
  kind text NOT NULL,
  urgency text NOT NULL,
  privacy text NOT NULL,
  channel text NOT NULL,
  class_code text,
  area text,
  unit text,
  level3_unit text,
  received_at timestamptz NOT NULL,
  followers integer NOT NULL,
  caller_due_at timestamptz,
  caller_original_due_at timestamptz,
  caller_outcome text,
  deadline_provisional boolean NOT NULL,
  dispatch_due_at timestamptz,
  dispatch_outcome text,
  first_dispatched_at timestamptz,
  first_unit text,
  first_sign_due_at timestamptz,
  advice_taken boolean,
  hops integer NOT NULL,
  recalls integer NOT NULL,
  refused_send_backs integer NOT NULL,
  contact_due_at timestamptz,
  contact_outcome text,
  extensions integer NOT NULL,
  long_cycle boolean NOT NULL,
  first_concluded_at timestamptz,
  concluded_at timestamptz,
  hours_to_conclusion double precision,
  within_original_limit boolean,
  unit_says_solved boolean,
  round integer NOT NULL,
  answered_directly boolean NOT NULL,
  repeat_of uuid,
  repeats integer NOT NULL,
  supervision_level integer NOT NULL,
  reminders integer NOT NULL,
  closed_at timestamptz,
  archived_at timestamptz,
  merged_into uuid,
  excluded_from text[] NOT NULL,
  source_system text,
  source_number text,
  person_id uuid,
  subject text,
  text text NOT NULL,
  place_text text,
  latitude double precision,
  longitude double precision,
  PRIMARY KEY (city_id, ticket_id)
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX ticket_source ON ticket (city_id, source_system, source_number) WHERE source_system IS NOT NULL;
CREATE INDEX ticket_person ON ticket (city_id, person_id) WHERE person_id IS NOT NULL;
-- Work lists look at open tickets only, however many are closed.
CREATE INDEX ticket_open ON ticket (city_id, state, caller_due_at)
  WHERE state NOT IN ('closed', 'archived', 'merged', 'declined', 'handedOver');

-- Read model: one row per caller who waits on a ticket (R-5, E-1). `own` marks the request a ticket was opened with; a
-- merged request has a second row under the master.
CREATE TABLE citizen_request (
  city_id text NOT NULL,
  ticket_id uuid NOT NULL,
  request_id uuid NOT NULL,
  own boolean NOT NULL,
  number text NOT NULL,
  query_code_hash text,
  person_id uuid,
  entered_at timestamptz NOT NULL,
  tries integer NOT NULL,
  next_try_at timestamptz,
  outcome text,
  resolved boolean,
  final_satisfaction smallint,
  first_satisfaction smallint,
  first_rated_at timestamptz,
  rated_at timestamptz,
  PRIMARY KEY (city_id, ticket_id, request_id)
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX citizen_request_number ON citizen_request (city_id, number) WHERE own;

-- Read model: one row per limit that runs or ran. `next_due_at` is the next instant at which something happens by
-- itself; work is proportional to what is due.
CREATE TABLE clock (
  city_id text NOT NULL,
  ticket_id uuid NOT NULL,
  clock_id text NOT NULL,
  kind text NOT NULL,
  unit text,
  rule text NOT NULL,
  started_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  original_due_at timestamptz NOT NULL,
  provisional boolean NOT NULL,
  calendar_edition text NOT NULL,
  extended_workdays integer NOT NULL,
  yellow_at timestamptz,
  next_due_at timestamptz,
  next_action text,
  next_level smallint,
  stopped_at timestamptz,
  outcome text,
  PRIMARY KEY (city_id, ticket_id, clock_id)
) WITH (fillfactor = 80);
CREATE INDEX clock_due ON clock (city_id, next_due_at, ticket_id, clock_id) WHERE next_due_at IS NOT NULL;

-- R-2: the running number of a city's day.
CREATE TABLE ticket_number (
  city_id text NOT NULL,
  day date NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (city_id, day)
);

-- Who the callers are, apart from everything else. The `_sealed` columns hold nonce, ciphertext and tag of AES-256-GCM
-- under the key `key_id`; the `_hash` columns are keyed, for lookup.
CREATE TABLE person (
  city_id text NOT NULL,
  person_id uuid NOT NULL,
  key_id text NOT NULL,
  name_sealed bytea,
  phone_sealed bytea,
  name_hash bytea,
  phone_hash bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  erased_at timestamptz,
  PRIMARY KEY (city_id, person_id)
);
CREATE INDEX person_phone ON person (city_id, phone_hash) WHERE phone_hash IS NOT NULL;

-- S-5: who looked at what. Acts are in `event`; `ticket_trail` shows both.
CREATE TABLE trail (
  city_id text NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  user_id text,
  unit text,
  origin text,
  what text NOT NULL,
  ticket_id uuid,
  person_id uuid,
  reason text,
  PRIMARY KEY (city_id, position)
);
CREATE INDEX trail_ticket ON trail (city_id, ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX trail_person ON trail (city_id, person_id) WHERE person_id IS NOT NULL;
SELECT make_append_only('trail');

-- How far a projection of the event stream has come, in commit order.
CREATE TABLE projection_checkpoint (
  city_id text NOT NULL,
  projection text NOT NULL,
  transaction_id xid8 NOT NULL,
  global_position bigint NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (city_id, projection)
);

-- S-5: reads, reveals and acts of tickets, as one list.
CREATE VIEW ticket_trail AS
  SELECT city_id, ticket_id, at, user_id, unit, origin, what, reason FROM trail WHERE ticket_id IS NOT NULL
  UNION ALL
  SELECT city_id, stream_id, recorded_at, metadata #>> '{by,user}', metadata #>> '{by,unit}', metadata ->> 'origin', type, NULL
    FROM event;
