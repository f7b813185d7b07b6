-- When half a town calls about one thing, every word of it is in more tickets than are looked at. Such a token still says what it says among
-- all requests (`p_rush`, one for each token): a name does, a common word does not. Rows are met in the order in which they lie, so
-- those that share several frequent tokens are met together. The function of five arguments is for programs that do not know this one.
CREATE FUNCTION find_similar_tickets(
  p_city text, p_tokens integer[], p_rush double precision[], p_open integer, p_cap integer, p_limit integer
) RETURNS TABLE (ticket_id uuid, audience text, shared integer[], said double precision) LANGUAGE plpgsql STABLE ROWS 20
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY
  WITH hits AS MATERIALIZED (
    SELECT t.token, t.rush, h.ticket_id, h.audience
    FROM unnest(p_tokens, p_rush) AS t (token, rush)
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
    SELECT h.token, CASE WHEN count(*) < p_cap THEN ln((p_cap + 1)::double precision / count(*)) ELSE min(h.rush) END AS says
    FROM hits h GROUP BY h.token
  )
  SELECT h.ticket_id, h.audience, array_agg(h.token), sum(t.says)
  FROM hits h JOIN telling t USING (token)
  WHERE t.says > 0
  GROUP BY h.ticket_id, h.audience
  HAVING count(*) >= 2
  ORDER BY sum(t.says) DESC, h.ticket_id DESC
  LIMIT p_limit;
END
$$;
