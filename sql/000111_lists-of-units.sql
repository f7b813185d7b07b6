-- Filtered lists of a unit and of all below it at the same speed as those of the centre.

-- A ticket's facets, once for each unit whose own it is. To ask for a facet and, beside it, for any of many units means to go through all
-- that any of them has ever seen; here both are one key. Called with the units and the facets that are looked for, it gives those keys.
CREATE FUNCTION unit_facets(units text[], facets integer[]) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT hashtextextended(unit, facet) FROM unnest(units) AS u (unit) CROSS JOIN unnest(facets) AS f (facet));
CREATE INDEX ticket_filter_unit_facets ON ticket_filter USING gin (unit_facets(units, facets)) WITH (gin_pending_list_limit = 256);
-- What the planner knows of keys it learns here, not when it gets round to it.
ANALYZE ticket_filter;
