-- The search of migration 261, with fewer tries where each is dear.
CREATE OR REPLACE FUNCTION find_searched_tickets(
  p_city text, p_tokens integer[], p_windows integer[], p_starts timestamptz[], p_before timestamptz, p_before_id uuid,
  p_not_before timestamptz, p_units text[], p_filtered boolean, p_states text[], p_kinds text[], p_urgencies text[], p_privacies text[],
  p_channels text[], p_classes text[], p_areas text[], p_leads text[], p_light text, p_now timestamptz, p_limit integer
) RETURNS TABLE (ticket_id uuid, sort_at timestamptz, audience text) LANGUAGE plpgsql STABLE ROWS 50
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  pieces integer[];
  found ticket_search[];
  level integer := 1;
  per_second double precision;
BEGIN
  LOOP
    -- Without a window the rarest of the tokens is asked for once more.
    pieces := coalesce(nullif(p_windows[level:level], '{}'), p_tokens[1:1]);
    SELECT array_agg(row (p_city, c.ticket_id, c.audience, c.received_at, c.sort_at, NULL, NULL, NULL)::ticket_search) INTO found
    FROM (
      SELECT sorted.* FROM (
        SELECT w.* FROM (
          SELECT s.city_id, s.ticket_id, s.audience, s.received_at, s.sort_at FROM ticket_search s WHERE s.tokens @> p_tokens AND s.tokens && pieces
          UNION ALL
          SELECT s.city_id, s.ticket_id, s.audience, s.received_at, s.sort_at FROM ticket_search_fresh s WHERE s.tokens @> p_tokens AND s.tokens && pieces
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
    -- Windows that by this one's account will hold little more than enough are left out as well. Little found is taken for a sixteenth of
    -- a page: what has its season is met in its season, not with all the others of it. But for units, and where many are found to be left
    -- out again, tries are dear.
    per_second := CASE WHEN found IS NULL AND (p_filtered OR p_light IS NOT NULL OR p_units IS NOT NULL) THEN p_limit / 50.0
      ELSE greatest(coalesce(cardinality(found), 0), p_limit / 16.0) END / greatest(extract(epoch FROM p_before - p_starts[level]), 1);
    LOOP
      level := level + 1;
      EXIT WHEN level = cardinality(p_starts) OR p_starts[level] <= p_not_before
        OR per_second * extract(epoch FROM p_before - p_starts[level]) >= p_limit * 1.5;
    END LOOP;
  END LOOP;
  RETURN QUERY SELECT f.ticket_id, f.sort_at, f.audience FROM unnest(found) f;
END
$$;
