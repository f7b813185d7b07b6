-- The worker, and the messages that go out: who can be reached where, what is to be told to whom, how each try went.

-- Worker processes that live, as they say themselves. They belong to the installation, not to a city.
CREATE TABLE worker (
  worker_id uuid PRIMARY KEY,
  version text NOT NULL,
  started_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  -- How far the worker's clock is ahead of the database's.
  ahead_ms bigint NOT NULL,
  -- By job: when a turn of it last went well, and what went wrong since.
  jobs jsonb NOT NULL
);

-- Steps of the due queue that could not be done. They are left alone until `retry_at`, so that they hold up nobody.
CREATE TABLE due_problem (
  city_id text NOT NULL,
  ticket_id uuid NOT NULL,
  clock_id text NOT NULL,
  due_at timestamptz NOT NULL,
  tries integer NOT NULL,
  retry_at timestamptz NOT NULL,
  problem text NOT NULL,
  PRIMARY KEY (city_id, ticket_id, clock_id)
);

-- E-1: tries of follow-ups that are still to be made, by their time.
CREATE INDEX citizen_request_next_try ON citizen_request (city_id, next_try_at) WHERE next_try_at IS NOT NULL AND outcome IS NULL;

-- Where units, the centre and members of staff are reached. Addresses are sealed as callers' data are; the keyed hash finds
-- the same one again.
CREATE TABLE contact_point (
  city_id text NOT NULL,
  contact_id uuid NOT NULL,
  holder_kind text NOT NULL CHECK (holder_kind IN ('unit', 'centre', 'account')),
  -- The code of a unit, the id of an account, '' for the centre.
  holder text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('sms', 'mail')),
  key_id text NOT NULL,
  address_sealed bytea NOT NULL,
  address_hash bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, contact_id),
  UNIQUE (city_id, holder_kind, holder, channel, address_hash)
);

-- One thing to be told to one receiver about one event. It holds neither text nor address: both are made when it is sent.
CREATE TABLE message (
  city_id text NOT NULL,
  message_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  version integer NOT NULL,
  template text NOT NULL,
  -- `request:ID` for a caller, `unit:CODE`, `centre:` or `account:ID`.
  receiver text NOT NULL,
  -- null when the receiver has no address of any kind.
  channel text,
  contact_id uuid,
  -- Lower ones go first.
  priority smallint NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'expired')),
  tries integer NOT NULL,
  next_try_at timestamptz NOT NULL,
  -- Code of what went wrong last.
  problem text,
  ended_at timestamptz,
  -- S-2: the delivery is still to be written into the ticket's history.
  unrecorded boolean NOT NULL,
  PRIMARY KEY (city_id, message_id),
  UNIQUE NULLS NOT DISTINCT (city_id, ticket_id, version, template, receiver, channel, contact_id)
) WITH (fillfactor = 80);
CREATE INDEX message_waiting ON message (city_id, channel, priority, next_try_at, message_id) WHERE state = 'waiting';
CREATE INDEX message_expiring ON message (city_id, expires_at) WHERE state = 'waiting';
CREATE INDEX message_ended ON message (city_id, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX message_unrecorded ON message (city_id, message_id) WHERE unrecorded AND ended_at IS NOT NULL;
-- Lists show the latest first.
CREATE INDEX message_latest ON message (city_id, created_at, message_id);

-- How each try to send a message went. A try that has no `outcome` was begun and never ended: its worker died.
CREATE TABLE message_try (
  city_id text NOT NULL,
  message_id uuid NOT NULL,
  no integer NOT NULL,
  begun_at timestamptz NOT NULL,
  ended_at timestamptz,
  outcome text,
  problem text,
  -- What the gateway called it.
  reference text,
  PRIMARY KEY (city_id, message_id, no),
  FOREIGN KEY (city_id, message_id) REFERENCES message ON DELETE CASCADE
);

-- Old answers to repeated commands are found by age when they are removed; rows lie in the order of their times.
CREATE INDEX idempotency_age ON idempotency USING brin (recorded_at);
