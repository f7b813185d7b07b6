-- Hot topics: tickets about one matter at one place. Found anew each hour; what was done by hand stays, and is written down.

-- `title_ticket` is the ticket whose subject is the title: when it is no longer open to all, the title is not shown. Null for a title
-- that was given by hand. `figures` are the heat's parts and the trend, as they were counted last.
CREATE TABLE topic (
  city_id text NOT NULL,
  topic_id uuid NOT NULL,
  version integer NOT NULL,
  title text NOT NULL,
  title_ticket uuid,
  place text,
  area text,
  state text NOT NULL,
  unit text,
  due_on date,
  tickets integer NOT NULL,
  heat double precision NOT NULL,
  figures jsonb NOT NULL,
  first_at timestamptz,
  last_at timestamptz,
  found_at timestamptz NOT NULL,
  counted_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, topic_id)
);
CREATE INDEX topic_hottest ON topic (city_id, heat DESC) WHERE tickets > 0;

-- Which ticket belongs to which topic. What was put there by hand is not moved by the job.
CREATE TABLE topic_ticket (
  city_id text NOT NULL,
  ticket_id uuid NOT NULL,
  topic_id uuid NOT NULL,
  by_hand boolean NOT NULL,
  PRIMARY KEY (city_id, ticket_id)
);
CREATE INDEX topic_ticket_topic ON topic_ticket (city_id, topic_id);

-- A ticket that was taken out of a topic by hand does not come back to it.
CREATE TABLE topic_removed (
  city_id text NOT NULL,
  topic_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  PRIMARY KEY (city_id, topic_id, ticket_id)
);

-- Everything that was done with a topic by hand: who, when, why.
CREATE TABLE topic_change (
  city_id text NOT NULL,
  topic_id uuid NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY,
  act text NOT NULL,
  at timestamptz NOT NULL,
  user_id text,
  reason text NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (city_id, topic_id, position)
);
SELECT make_append_only('topic_change');
