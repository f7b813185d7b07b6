-- Knowledge: when an entry is to be looked through again, and what a citizen's words find of it.

ALTER TABLE knowledge_entry ADD COLUMN review_on date;

-- Entries that hold on a day and are about a text, the most telling first, for somebody who has no desk to judge them at. A fragment says
-- nothing when all entries have it, and 1 when one alone does; half an entry's due, over two fragments and more, is the least that is shown.
CREATE FUNCTION find_valid_knowledge(p_city text, p_tokens integer[], p_day date, p_limit integer)
RETURNS TABLE (entry_id uuid, said double precision) LANGUAGE sql STABLE ROWS 5 AS $$
  WITH living AS MATERIALIZED (
    SELECT e.entry_id, e.tokens FROM knowledge_entry e
    WHERE e.city_id = p_city AND NOT e.retired AND e.valid_from <= p_day AND (e.valid_to IS NULL OR e.valid_to >= p_day)
  ), hits AS (
    SELECT l.entry_id, t.token FROM living l CROSS JOIN LATERAL unnest(l.tokens) AS t (token) WHERE t.token = ANY (p_tokens)
  ), telling AS (
    SELECT h.token, 1 - ln(count(*)::double precision) / ln((SELECT count(*) + 1 FROM living)::double precision) AS says
    FROM hits h GROUP BY h.token
  )
  SELECT l.entry_id, sum(t.says) / sqrt(cardinality(l.tokens))
  FROM living l JOIN hits h USING (entry_id) JOIN telling t USING (token)
  GROUP BY l.entry_id, l.tokens
  HAVING count(*) >= 2 AND sum(t.says) / sqrt(cardinality(l.tokens)) >= 0.5
  ORDER BY 2 DESC, l.entry_id
  LIMIT p_limit
$$;
