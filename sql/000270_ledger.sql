-- The ledger of promises (K-1, K-2): a log of its own beside the tickets', and what is read from it.

CREATE TABLE ledger_event (
  city_id text NOT NULL,
  stream_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  global_position bigint GENERATED ALWAYS AS IDENTITY,
  type text NOT NULL,
  schema_version smallint NOT NULL,
  occurred_at timestamptz NOT NULL,
  data jsonb NOT NULL,
  clocks jsonb NOT NULL,
  metadata jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (city_id, stream_id, version)
);
SELECT make_append_only('ledger_event');

-- What a repeated wish is answered with.
CREATE TABLE ledger_answer (
  city_id text NOT NULL,
  key text NOT NULL,
  digest text NOT NULL,
  stream_id uuid NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (city_id, key)
);
SELECT make_append_only('ledger_answer');

-- One row a promise, written with its events; it can be dropped and made again from them. `snapshot` is the whole promise; the days are
-- those on which it gets that light if nothing happens (K-3), so that a list shows today's lights without counting anew.
CREATE TABLE commitment (
  city_id text NOT NULL,
  commitment_id uuid NOT NULL,
  version integer NOT NULL,
  number text NOT NULL,
  year integer NOT NULL,
  state text NOT NULL,
  kind text NOT NULL,
  theme text NOT NULL,
  area text,
  lead text,
  units text[] NOT NULL,
  leader text,
  lists text[] NOT NULL,
  title text NOT NULL,
  sentence text NOT NULL,
  deadline date NOT NULL,
  verdict text,
  green_on date,
  note_on date,
  yellow_on date,
  red_on date,
  next_due_at timestamptz,
  snapshot jsonb NOT NULL,
  PRIMARY KEY (city_id, commitment_id),
  CONSTRAINT commitment_number UNIQUE (city_id, number)
);
CREATE INDEX commitment_year ON commitment (city_id, year, number);
CREATE INDEX commitment_due ON commitment (city_id, next_due_at) WHERE next_due_at IS NOT NULL;
