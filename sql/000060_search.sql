-- Search. All of it follows history by a projection, and can be dropped and filled again.

-- What can be found of a ticket. `audience` says for whom a row is: all; or centre and units apart, where units see less. `sort_at` is
-- what lists are sorted by: the entry, or the beginning of its day where the time is hidden. `tokens` are fragments of the texts,
-- properties, and pieces of time that `sort_at` lies in; `shown` are the texts themselves.
CREATE TABLE ticket_search (
  city_id text NOT NULL,
  ticket_id uuid NOT NULL,
  audience text NOT NULL CHECK (audience IN ('all', 'centre', 'units')),
  received_at timestamptz NOT NULL,
  sort_at timestamptz NOT NULL,
  tokens integer[] NOT NULL,
  shown jsonb NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (city_id, ticket_id, audience)
  -- What is long lies apart: a search looks at the first columns of many rows and at the texts of few.
) WITH (toast_tuple_target = 128);
-- Numbers without order do not compress; to try costs time.
ALTER TABLE ticket_search ALTER tokens SET STORAGE EXTERNAL;

-- The same for what was written lately. A row has hundreds of tokens, each on another page of a large index and on few pages of a small
-- one: so tickets at work are written here, at a cost that does not grow with history, and are moved in bulk when they have rested.
CREATE TABLE ticket_search_fresh (LIKE ticket_search INCLUDING ALL);

-- Rows come into the large index in bulk, and whoever moved them tidies up: the list of what is pending is read by every search.
CREATE INDEX ticket_search_tokens ON ticket_search USING gin (tokens) WITH (gin_pending_list_limit = 65536);
CREATE INDEX ticket_search_fresh_tokens ON ticket_search_fresh USING gin (tokens) WITH (gin_pending_list_limit = 512);
CREATE INDEX ticket_search_fresh_written ON ticket_search_fresh (written_at);

-- Only an index's owner may tidy it.
CREATE FUNCTION tidy_ticket_search() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT
  AS 'SELECT gin_clean_pending_list(''ticket_search_tokens'')';

-- Keyed hashes of the fragments of callers' numbers, with pieces of time. Apart from everything else, as callers' data are.
CREATE TABLE caller_search (
  city_id text NOT NULL,
  ticket_id uuid NOT NULL,
  request_id uuid NOT NULL,
  person_id uuid NOT NULL,
  received_at timestamptz NOT NULL,
  tokens integer[] NOT NULL,
  PRIMARY KEY (city_id, ticket_id, request_id)
);
CREATE INDEX caller_search_tokens ON caller_search USING gin (tokens) WITH (gin_pending_list_limit = 256);
CREATE INDEX caller_search_person ON caller_search (city_id, person_id);

-- Who is erased is not found any more, from the same moment on.
CREATE FUNCTION forget_searched_caller() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM caller_search WHERE city_id = NEW.city_id AND person_id = NEW.person_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER forget_searched_caller AFTER UPDATE ON person
  FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL AND OLD.erased_at IS NULL) EXECUTE FUNCTION forget_searched_caller();

-- The latest tickets that have all the tokens, in the first of the windows (pieces of time, each longer than the one before, the last
-- without a token) that holds enough of them. Whatever the planner believes of the tokens, it is to look them up in their index:
-- a walk through the tickets of a city in the hope of meeting enough would read all texts. So the plan is made once, and nothing else is
-- said of the tables inside; what is sorted is compared with the present state one by one, until the page is full. `p_units` are a unit
-- and those under it.
CREATE FUNCTION find_searched_tickets(
  p_city text, p_tokens integer[], p_windows integer[], p_starts timestamptz[], p_before timestamptz, p_before_id uuid,
  p_not_before timestamptz, p_units text[], p_filtered boolean, p_states text[], p_kinds text[], p_urgencies text[], p_privacies text[],
  p_channels text[], p_classes text[], p_areas text[], p_leads text[], p_light text, p_now timestamptz, p_limit integer
) RETURNS TABLE (ticket_id uuid, sort_at timestamptz, audience text) LANGUAGE plpgsql STABLE ROWS 50
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  wanted integer[];
  found ticket_search[];
  level integer := 1;
  per_second double precision;
BEGIN
  LOOP
    wanted := p_tokens || p_windows[level:level];
    SELECT array_agg(row (p_city, c.ticket_id, c.audience, c.received_at, c.sort_at, NULL, NULL, NULL)::ticket_search) INTO found
    FROM (
      SELECT sorted.* FROM (
        SELECT w.* FROM (
          SELECT s.city_id, s.ticket_id, s.audience, s.received_at, s.sort_at FROM ticket_search s WHERE s.tokens @> wanted
          UNION ALL
          SELECT s.city_id, s.ticket_id, s.audience, s.received_at, s.sort_at FROM ticket_search_fresh s WHERE s.tokens @> wanted
          OFFSET 0
        ) w
        WHERE w.city_id = p_city AND w.audience <> CASE WHEN p_units IS NULL THEN 'units' ELSE 'centre' END
          AND (w.sort_at, w.ticket_id) < (p_before, p_before_id) AND w.sort_at >= p_not_before
        ORDER BY w.sort_at DESC, w.ticket_id DESC OFFSET 0
      ) sorted
      WHERE ((p_units IS NULL AND NOT p_filtered) OR (
          SELECT (p_units IS NULL OR (f.units && p_units AND (f.privacy = 'open') = (sorted.audience = 'all')))
            AND (p_states IS NULL OR f.state = ANY (p_states)) AND (p_kinds IS NULL OR f.kind = ANY (p_kinds))
            AND (p_urgencies IS NULL OR f.urgency = ANY (p_urgencies)) AND (p_privacies IS NULL OR f.privacy = ANY (p_privacies))
            AND (p_channels IS NULL OR f.channel = ANY (p_channels)) AND (p_classes IS NULL OR f.class_code = ANY (p_classes))
            AND (p_areas IS NULL OR f.area = ANY (p_areas)) AND (p_leads IS NULL OR f.unit = ANY (p_leads))
          FROM ticket_filter f
          WHERE f.city_id = p_city AND f.received_at = sorted.received_at AND f.ticket_id = sorted.ticket_id
        )) AND (p_light IS NULL OR (
          SELECT CASE p_light
            WHEN 'red' THEN MIN(i.due_at) <= p_now - interval '1 minute'
            WHEN 'yellow' THEN MIN(i.yellow_at) <= p_now AND MIN(i.due_at) > p_now - interval '1 minute'
            ELSE MIN(i.yellow_at) > p_now AND MIN(i.due_at) > p_now - interval '1 minute'
          END
          FROM work_item i
          WHERE i.city_id = p_city AND i.ticket_id = sorted.ticket_id AND i.list = 'open' AND i.desk = ANY (coalesce(p_units, '{""}'))
            AND i.yellow_at IS NOT NULL
        ))
      LIMIT p_limit
    ) c;
    EXIT WHEN cardinality(found) >= p_limit OR p_starts[level] <= p_not_before OR level = cardinality(p_starts);
    -- Windows that by this one's account will not hold enough either are left out; nothing found is taken for half a ticket.
    per_second := greatest(coalesce(cardinality(found), 0), 0.5) / greatest(extract(epoch FROM p_before - p_starts[level]), 1);
    LOOP
      level := level + 1;
      EXIT WHEN level = cardinality(p_starts) OR p_starts[level] <= p_not_before
        OR per_second * extract(epoch FROM p_before - p_starts[level]) >= p_limit;
    END LOOP;
  END LOOP;
  RETURN QUERY SELECT f.ticket_id, f.sort_at, f.audience FROM unnest(found) f;
END
$$;

-- The same of callers, who are not filtered.
CREATE FUNCTION find_searched_callers(p_city text, p_tokens integer[], p_windows integer[], p_limit integer)
RETURNS TABLE (ticket_id uuid, request_id uuid, person_id uuid, received_at timestamptz) LANGUAGE plpgsql STABLE ROWS 50
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  wanted integer[];
  found caller_search[];
BEGIN
  FOR level IN 1 .. cardinality(p_windows) + 1 LOOP
    wanted := p_tokens || p_windows[level:level];
    SELECT array_agg(row (p_city, c.ticket_id, c.request_id, c.person_id, c.received_at, NULL)::caller_search) INTO found
    FROM (
      SELECT w.* FROM (
        SELECT s.city_id, s.ticket_id, s.request_id, s.person_id, s.received_at FROM caller_search s WHERE s.tokens @> wanted OFFSET 0
      ) w
      WHERE w.city_id = p_city ORDER BY w.received_at DESC, w.ticket_id DESC LIMIT p_limit
    ) c;
    EXIT WHEN cardinality(found) >= p_limit;
  END LOOP;
  RETURN QUERY SELECT f.ticket_id, f.request_id, f.person_id, f.received_at FROM unnest(found) f;
END
$$;
