-- Which model of classes a city went back to (0: none, the words of its class tree). The choice holds until a model is added after
-- `latest`, the latest one at the time of the choice.
CREATE TABLE class_model_choice (
  city_id text NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY,
  version integer NOT NULL,
  latest integer NOT NULL,
  chosen_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, position)
);
SELECT make_append_only('class_model_choice');
