-- What administrators have done to the system: work that takes long, and backups.

-- A piece of work that somebody asked for and a worker does: a check, a repair, an index built anew.
CREATE TABLE system_task (
  city_id text NOT NULL,
  task_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('check', 'repair', 'reindex', 'recount')),
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'stopped')),
  asked_by text NOT NULL,
  origin text,
  reason text NOT NULL,
  asked_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  -- Renewed while a worker is at it: one that is silent has died, and another begins anew.
  beat_at timestamptz,
  begun integer NOT NULL DEFAULT 0,
  stop_asked_by text,
  events bigint NOT NULL DEFAULT 0,
  -- What was found; ids and names, never personal data.
  findings jsonb,
  problem text,
  PRIMARY KEY (city_id, task_id)
);
-- One of a kind at a time.
CREATE UNIQUE INDEX system_task_open ON system_task (city_id, kind) WHERE state IN ('waiting', 'running');
CREATE INDEX system_task_latest ON system_task (city_id, asked_at, task_id);

-- Backups that were written, of the installation as a whole.
CREATE TABLE backup_log (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The instant that the backup shows.
  taken_at timestamptz NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  file_bytes bigint NOT NULL,
  row_count bigint NOT NULL
);
SELECT make_append_only('backup_log');
