-- Measures (M-1 to M-5): roll-ups by day, kept by deltas, and the facts they were counted from. All of it can be dropped
-- and counted again.

-- What measures ask of a ticket, a caller who waits for an answer, and a limit: column names are those of the definitions.
CREATE VIEW measure_live_ticket AS
  SELECT city_id, ticket_id, class_code, area, channel, privacy, unit, first_unit, received_at, caller_due_at,
    caller_original_due_at, caller_outcome, within_original_limit, dispatch_due_at, dispatch_outcome, first_dispatched_at,
    first_sign_due_at, advice_taken, hops, recalls, refused_send_backs, contact_due_at, contact_outcome, extensions,
    first_concluded_at, concluded_at, unit_says_solved, round, repeat_of, repeats, supervision_level, closed_at, merged_into,
    excluded_from, source_system
  FROM ticket;

CREATE VIEW measure_live_follower AS
  SELECT r.city_id, r.ticket_id, r.request_id, t.class_code, t.area, t.channel, t.privacy, t.unit, t.closed_at, t.merged_into,
    t.excluded_from, t.source_system, r.outcome, r.resolved, r.first_satisfaction, r.final_satisfaction, r.first_rated_at, r.rated_at
  FROM citizen_request r JOIN ticket t ON t.city_id = r.city_id AND t.ticket_id = r.ticket_id;

-- Only the kinds of limits that a measure counts: there are a dozen to a ticket.
CREATE VIEW measure_live_clock AS
  SELECT c.city_id, c.ticket_id, c.clock_id, t.class_code, t.area, t.channel, t.privacy, c.unit, t.closed_at, t.merged_into,
    t.excluded_from, t.source_system, c.kind, c.due_at, c.outcome
  FROM clock c JOIN ticket t ON t.city_id = c.city_id AND t.ticket_id = c.ticket_id
  WHERE c.kind = 'unit';

-- The same rows as they were when last counted. A change is then the difference of two counts, and the figures of one
-- answer all speak of the same moment.
CREATE TABLE measured_ticket AS TABLE measure_live_ticket WITH NO DATA;
ALTER TABLE measured_ticket ADD PRIMARY KEY (city_id, ticket_id);
CREATE TABLE measured_follower AS TABLE measure_live_follower WITH NO DATA;
ALTER TABLE measured_follower ADD PRIMARY KEY (city_id, ticket_id, request_id);
CREATE TABLE measured_clock AS TABLE measure_live_clock WITH NO DATA;
ALTER TABLE measured_clock ADD PRIMARY KEY (city_id, ticket_id, clock_id);

-- One for each instant that places a row in a period: the day that is not over, medians, and the tickets behind a figure.
CREATE INDEX measured_ticket_received ON measured_ticket (city_id, received_at);
CREATE INDEX measured_ticket_caller_due ON measured_ticket (city_id, caller_due_at);
CREATE INDEX measured_ticket_original_due ON measured_ticket (city_id, caller_original_due_at);
CREATE INDEX measured_ticket_dispatch_due ON measured_ticket (city_id, dispatch_due_at);
CREATE INDEX measured_ticket_dispatched ON measured_ticket (city_id, first_dispatched_at);
CREATE INDEX measured_ticket_sign_due ON measured_ticket (city_id, first_sign_due_at);
CREATE INDEX measured_ticket_contact_due ON measured_ticket (city_id, contact_due_at);
CREATE INDEX measured_ticket_first_concluded ON measured_ticket (city_id, first_concluded_at);
CREATE INDEX measured_ticket_concluded ON measured_ticket (city_id, concluded_at);
CREATE INDEX measured_ticket_closed ON measured_ticket (city_id, closed_at);
CREATE INDEX measured_follower_closed ON measured_follower (city_id, closed_at);
CREATE INDEX measured_follower_first_rated ON measured_follower (city_id, first_rated_at);
CREATE INDEX measured_follower_rated ON measured_follower (city_id, rated_at);
CREATE INDEX measured_clock_due ON measured_clock (city_id, due_at);

-- Sums by local day, one set of rows per dimension: `dimension` all, unit, class, area or channel, `key` its code ('' for
-- none). Numerators of hours are milliseconds. The `excluded_` sums are the part that approved exclusions leave out (E-6).
CREATE TABLE measure_day (
  city_id text NOT NULL,
  dimension text NOT NULL,
  measure text NOT NULL,
  day date NOT NULL,
  key text NOT NULL,
  numerator bigint NOT NULL,
  denominator bigint NOT NULL,
  excluded_numerator bigint NOT NULL,
  excluded_denominator bigint NOT NULL,
  PRIMARY KEY (city_id, dimension, measure, day, key)
) WITH (fillfactor = 80);
-- The same by month, `day` being its first: a year by class would otherwise be a hundred thousand rows a measure.
CREATE TABLE measure_month (LIKE measure_day INCLUDING ALL) WITH (fillfactor = 80);
-- Cells that deltas have emptied, on their way out.
CREATE INDEX measure_day_empty ON measure_day (city_id) WHERE denominator = 0;
CREATE INDEX measure_month_empty ON measure_month (city_id) WHERE denominator = 0;
