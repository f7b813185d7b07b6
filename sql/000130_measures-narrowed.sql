-- Figures narrowed by two dimensions or more, where they cannot come from sums: the tickets of a unit or a class are found by it.
CREATE INDEX measured_ticket_unit ON measured_ticket (city_id, unit, class_code);
CREATE INDEX measured_ticket_first_unit ON measured_ticket (city_id, first_unit, class_code);
CREATE INDEX measured_ticket_class ON measured_ticket (city_id, class_code, area);
CREATE INDEX measured_follower_unit ON measured_follower (city_id, unit, class_code);
CREATE INDEX measured_follower_class ON measured_follower (city_id, class_code, area);
CREATE INDEX measured_clock_unit ON measured_clock (city_id, unit, class_code);
