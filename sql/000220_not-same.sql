-- Requests that sound alike and are two matters: somebody at the centre said so. Advice names neither beside the other, whichever of them is
-- asked about. `one` is the lesser id, so that a pair is there once.
CREATE TABLE not_same (
  city_id text NOT NULL,
  one uuid NOT NULL,
  other uuid NOT NULL,
  at timestamptz NOT NULL,
  user_id text,
  reason text,
  PRIMARY KEY (city_id, one, other),
  CHECK (one < other)
);
CREATE INDEX not_same_other ON not_same (city_id, other);
SELECT make_append_only('not_same');
