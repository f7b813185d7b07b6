-- The intake desk: models that read requests, the knowledge base, the map, and tickets alike.

-- Models of classes, learnt from a city's own tickets. They are added and never changed; the latest one is in use. `report` says what it
-- was learnt from and how it did on tickets that it had not seen.
CREATE TABLE class_model (
  city_id text NOT NULL,
  version integer NOT NULL,
  made_at timestamptz NOT NULL,
  report jsonb NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (city_id, version)
);
SELECT make_append_only('class_model');

-- Answers for the telephone. `tokens` are fragments of title and question (`textTokens`); `open_reports` counts who said that the
-- present version is wrong.
CREATE TABLE knowledge_entry (
  city_id text NOT NULL,
  entry_id uuid NOT NULL,
  version integer NOT NULL,
  title text NOT NULL,
  question text NOT NULL,
  answer text NOT NULL,
  class_code text,
  unit text,
  valid_from date NOT NULL,
  valid_to date,
  source text NOT NULL,
  retired boolean NOT NULL,
  open_reports integer NOT NULL,
  tokens integer[] NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text,
  PRIMARY KEY (city_id, entry_id)
);
CREATE INDEX knowledge_entry_tokens ON knowledge_entry USING gin (tokens);

-- Everything that was done with an entry, with the content as it was then: who, when, and why.
CREATE TABLE knowledge_change (
  city_id text NOT NULL,
  entry_id uuid NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY,
  version integer NOT NULL,
  act text NOT NULL,
  at timestamptz NOT NULL,
  user_id text,
  reason text,
  content jsonb,
  PRIMARY KEY (city_id, entry_id, position)
);
SELECT make_append_only('knowledge_change');

-- The areas of a city as GeoJSON, as its profile folder had them last.
CREATE TABLE city_map (
  city_id text NOT NULL PRIMARY KEY,
  content text NOT NULL
);

-- Open tickets that share rare tokens with a text, the most telling first. Each token is looked up by itself among the rows that are open
-- (`p_open` is their token), up to `p_cap` rows: a token that reaches the cap says nothing, and what all look-ups cost has an end. What a
-- token says is the logarithm of how rare it is.
CREATE FUNCTION find_similar_tickets(p_city text, p_tokens integer[], p_open integer, p_cap integer, p_limit integer)
RETURNS TABLE (ticket_id uuid, audience text, shared integer[], said double precision) LANGUAGE plpgsql STABLE ROWS 20
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY
  WITH hits AS MATERIALIZED (
    SELECT t.token, h.ticket_id, h.audience
    FROM unnest(p_tokens) AS t (token)
    CROSS JOIN LATERAL (
      SELECT b.ticket_id, b.audience FROM (
        SELECT s.city_id, s.ticket_id, s.audience FROM ticket_search_fresh s WHERE s.tokens @> ARRAY[t.token, p_open]
        UNION ALL
        SELECT s.city_id, s.ticket_id, s.audience FROM ticket_search s WHERE s.tokens @> ARRAY[t.token, p_open]
      ) b
      WHERE b.city_id = p_city AND b.audience <> 'units'
      LIMIT p_cap
    ) h
  ), telling AS (
    SELECT h.token, ln((p_cap + 1)::double precision / count(*)) AS says FROM hits h GROUP BY h.token HAVING count(*) < p_cap
  )
  SELECT h.ticket_id, h.audience, array_agg(h.token), sum(t.says)
  FROM hits h JOIN telling t USING (token)
  GROUP BY h.ticket_id, h.audience
  HAVING count(*) >= 2
  ORDER BY sum(t.says) DESC, h.ticket_id DESC
  LIMIT p_limit;
END
$$;

-- Valid entries that share fragments with a text, the most telling first; a short entry that is all about it before a long one.
CREATE FUNCTION find_knowledge(p_city text, p_tokens integer[], p_class text, p_limit integer)
RETURNS TABLE (entry_id uuid, said double precision) LANGUAGE sql STABLE ROWS 10 AS $$
  WITH living AS MATERIALIZED (
    SELECT e.entry_id, e.tokens, e.class_code FROM knowledge_entry e
    WHERE e.city_id = p_city AND NOT e.retired AND e.tokens && p_tokens
  ), hits AS (
    SELECT l.entry_id, t.token FROM living l CROSS JOIN LATERAL unnest(l.tokens) AS t (token) WHERE t.token = ANY (p_tokens)
  ), telling AS (
    SELECT h.token, ln(1 + (SELECT count(*) FROM living)::double precision / count(*)) AS says FROM hits h GROUP BY h.token
  )
  SELECT l.entry_id, sum(t.says) / sqrt(cardinality(l.tokens)) * CASE WHEN l.class_code = p_class THEN 2 ELSE 1 END
  FROM living l JOIN hits h USING (entry_id) JOIN telling t USING (token)
  GROUP BY l.entry_id, l.tokens, l.class_code
  HAVING count(*) >= 2
  ORDER BY 2 DESC, l.entry_id
  LIMIT p_limit
$$;
