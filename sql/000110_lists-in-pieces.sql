-- Work lists at the same speed wherever one looks: every page, every filter, every count.

-- Walks along a list and looks at its ends need nothing but the index: only rows of tickets that come to a page are read.
ALTER TABLE work_item DROP CONSTRAINT work_item_pkey;
ALTER TABLE work_item ADD PRIMARY KEY (city_id, list, desk, due_at, ticket_id, item) INCLUDE (yellow_at, received_at);
DROP INDEX work_item_open;
CREATE INDEX work_item_open ON work_item (city_id, ticket_id, desk) INCLUDE (due_at, yellow_at) WHERE list = 'open';
-- That holds where the table is tidied up: items come and go all day.
ALTER TABLE work_item SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);

-- Counts: the row with two infinite instants holds all of a desk; others, one for each end, only what has a light. What is lit now is
-- one range of the key. They are counted anew by the next who adds.
DELETE FROM work_count;
DELETE FROM projection_checkpoint WHERE projection = 'lists';
ALTER TABLE work_count DROP CONSTRAINT work_count_pkey;
ALTER TABLE work_count ADD PRIMARY KEY (city_id, list, desk, yellow_at, due_at);

-- `open` is what is in the list `open`. Facets say the pieces of time that the entry lies in, and each state that is not a step of the way to an answer.
CREATE FUNCTION facet_of(city text, field text, value text) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  bytes bytea := convert_to(city || chr(10) || field || chr(10) || value, 'UTF8');
  hash bigint := 2166136261;
BEGIN
  FOR i IN 0 .. length(bytes) - 1 LOOP
    hash := (hash # get_byte(bytes, i)) * 16777619 & 4294967295;
  END LOOP;
  RETURN CASE WHEN hash > 2147483647 THEN hash - 4294967296 ELSE hash END;
END
$$;
DROP INDEX ticket_filter_facets;
UPDATE ticket_filter f SET open = false WHERE open AND NOT EXISTS (
  SELECT FROM work_item w WHERE w.city_id = f.city_id AND w.ticket_id = f.ticket_id AND w.list = 'open'
);
UPDATE ticket_filter SET facets =
  array_remove(array_remove(facets, facet_of(city_id, 'open', 'true')), facet_of(city_id, 'state', state))
  || ARRAY(SELECT facet_of(city_id, 'entered', days || '/' || floor(extract(epoch FROM received_at) / (86400 * days))) FROM unnest(ARRAY[1, 8, 64, 512]) AS days)
  || CASE WHEN open THEN ARRAY[facet_of(city_id, 'open', 'true')] ELSE '{}' END
  || CASE WHEN state IN ('received', 'accepted', 'dispatched', 'handling', 'inUnitReview', 'inCentreReview') THEN '{}'
       ELSE ARRAY[facet_of(city_id, 'state', state)] END;
DROP FUNCTION facet_of;
CREATE INDEX ticket_filter_facets ON ticket_filter USING gin (facets) WITH (gin_pending_list_limit = 256);
