-- Lists narrowed to classes or to units alone, at the speed of lists that are not narrowed.

-- The tickets of a class, and of a unit, in the order of entry: a page of some of them is the heads of as many ranges.
CREATE INDEX ticket_filter_class ON ticket_filter (city_id, class_code, received_at, ticket_id);
CREATE INDEX ticket_filter_unit ON ticket_filter (city_id, unit, received_at, ticket_id);
