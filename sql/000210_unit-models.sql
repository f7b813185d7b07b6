-- Models of units, learnt from a city's own dispatched tickets. They are added and never changed; the latest one is in use. `report` says
-- what it was learnt from and how it did on later tickets that it had not seen.
CREATE TABLE unit_model (
  city_id text NOT NULL,
  version integer NOT NULL,
  made_at timestamptz NOT NULL,
  report jsonb NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (city_id, version)
);
SELECT make_append_only('unit_model');
