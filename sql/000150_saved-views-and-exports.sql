-- Views of lists that people keep, and lists that leave as files.

-- What somebody likes to look at: which list, narrowed to what, with which columns.
CREATE TABLE saved_view (
  city_id text NOT NULL,
  user_id uuid NOT NULL,
  view_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  shows jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, user_id, view_id),
  UNIQUE (city_id, user_id, name),
  FOREIGN KEY (city_id, user_id) REFERENCES account ON DELETE CASCADE
);

-- A file somebody asked for. `lines` is how many there were then; the file itself is never kept.
CREATE TABLE export (
  city_id text NOT NULL,
  export_id uuid NOT NULL,
  user_id uuid NOT NULL,
  unit_code text,
  asked_at timestamptz NOT NULL,
  shows jsonb NOT NULL,
  format text NOT NULL,
  language text NOT NULL,
  lines integer NOT NULL,
  reason text,
  approval text NOT NULL CHECK (approval IN ('notNeeded', 'waiting', 'granted', 'refused')),
  decided_by uuid,
  decided_at timestamptz,
  decided_reason text,
  PRIMARY KEY (city_id, export_id),
  CHECK ((decided_by IS NULL) = (approval IN ('notNeeded', 'waiting')) AND (decided_at IS NULL) = (decided_by IS NULL)),
  CHECK (decided_by <> user_id),
  CHECK (approval = 'notNeeded' OR reason IS NOT NULL)
);
CREATE INDEX export_own ON export (city_id, user_id, asked_at DESC);
CREATE INDEX export_waiting ON export (city_id, asked_at) WHERE approval = 'waiting';

-- S-5: every step of every export, and every file that was taken.
CREATE TABLE export_log (
  city_id text NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  act text NOT NULL,
  export_id uuid NOT NULL,
  user_id uuid NOT NULL,
  unit_code text,
  origin text,
  lines integer NOT NULL,
  reason text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (city_id, position)
);
SELECT make_append_only('export_log');
