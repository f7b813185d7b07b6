-- Work lists: what waits where, counts of it, the feed of changes, and the narrow rows that lists of all tickets are
-- filtered by. All of it is written in the transaction of the event, can be read from history again, and is.

-- One row for each thing that waits in a list (`workItemsOf`). A list at a desk is one range of the key, in the order of
-- its ends. `desk` is '' for the centre, a unit, a step, a level or a person; `item` tells several of a ticket apart;
-- `yellow_at` is null where nothing turns yellow and red (S-1).
CREATE TABLE work_item (
  city_id text NOT NULL,
  list text NOT NULL,
  desk text NOT NULL,
  due_at timestamptz NOT NULL,
  ticket_id uuid NOT NULL,
  item text NOT NULL,
  yellow_at timestamptz,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, list, desk, due_at, ticket_id, item)
);
-- The light of a ticket in other lists, at the desk of who looks.
CREATE INDEX work_item_open ON work_item (city_id, ticket_id, desk) WHERE list = 'open';

-- The columns that lists are filtered by, one narrow row per ticket. `received_at` never changes, so the key serves both
-- to walk in the order of entry and to find the row of a ticket. `open` says that its loop is not over; `units` are those
-- whose own the ticket is; `facets` are hashes of values that seldom change, for combinations so rare that a walk would
-- not find them (`facetsOf`). Rows are rewritten in place while only the state changes.
CREATE TABLE ticket_filter (
  city_id text NOT NULL,
  received_at timestamptz NOT NULL,
  ticket_id uuid NOT NULL,
  state text NOT NULL,
  kind text NOT NULL,
  urgency text NOT NULL,
  privacy text NOT NULL,
  channel text NOT NULL,
  class_code text,
  area text,
  unit text,
  open boolean NOT NULL,
  units text[] NOT NULL,
  facets integer[] NOT NULL,
  PRIMARY KEY (city_id, received_at, ticket_id)
) WITH (fillfactor = 80);
-- A short pending list: searches read it from end to end, and whoever fills it tidies it up.
CREATE INDEX ticket_filter_facets ON ticket_filter USING gin (facets) WITH (gin_pending_list_limit = 256);

-- LOOP section 8: whose own a ticket is. A unit's tickets, also closed ones, are one range in the order of entry.
CREATE TABLE ticket_unit (
  city_id text NOT NULL,
  unit text NOT NULL,
  received_at timestamptz NOT NULL,
  ticket_id uuid NOT NULL,
  PRIMARY KEY (city_id, unit, received_at, ticket_id)
);

-- What changed with each write of a ticket, in the order of commits; kept for a day. `units` are those concerned before
-- or after; `changes` are items that came (n 1) or went (n -1), `yellow` being there where they have a light. A bulk write is one
-- row without a ticket, and sums of items.
CREATE TABLE ticket_change (
  city_id text NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz NOT NULL DEFAULT now(),
  ticket_id uuid,
  version integer,
  units text[] NOT NULL,
  changes jsonb NOT NULL,
  PRIMARY KEY (city_id, transaction_id, position)
);

-- Items per list and desk, summed up from the changes before the checkpoint `lists`; what comes after it is added when
-- counts are read. Without a light both instants are infinite.
CREATE TABLE work_count (
  city_id text NOT NULL,
  list text NOT NULL,
  desk text NOT NULL,
  due_at timestamptz NOT NULL,
  yellow_at timestamptz NOT NULL,
  n bigint NOT NULL,
  PRIMARY KEY (city_id, list, desk, due_at, yellow_at)
) WITH (fillfactor = 80);
CREATE INDEX work_count_empty ON work_count (city_id) WHERE n = 0;

-- Lists do not look at `ticket` any more; without an index on what changes at each step its rows are rewritten in place.
DROP INDEX ticket_open;

-- The rows that an entry of `append_ticket_events` brings. The ticket's row comes first: it is the lock, and its version
-- tells whether the stream has moved on. Left out are rows of lists that stay as they are.
CREATE OR REPLACE FUNCTION write_ticket_rows(entry jsonb, expected integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  city text := entry #>> '{ticket,city_id}';
  stream uuid := (entry ->> 'stream')::uuid;
  received timestamptz := (entry #>> '{ticket,received_at}')::timestamptz;
  item record;
BEGIN
  IF expected = 0 THEN
    INSERT INTO ticket SELECT r.* FROM jsonb_populate_record(NULL::ticket, entry -> 'ticket') r;
  ELSE
    -- What was said, where, by whom and from which source never changes (H-9).
    UPDATE ticket t SET
      version = r.version, state = r.state, kind = r.kind, urgency = r.urgency, privacy = r.privacy,
      class_code = r.class_code, area = r.area, unit = r.unit, level3_unit = r.level3_unit, followers = r.followers,
      caller_due_at = r.caller_due_at, caller_original_due_at = r.caller_original_due_at, caller_outcome = r.caller_outcome,
      deadline_provisional = r.deadline_provisional, dispatch_due_at = r.dispatch_due_at,
      dispatch_outcome = r.dispatch_outcome, first_dispatched_at = r.first_dispatched_at, first_unit = r.first_unit,
      first_sign_due_at = r.first_sign_due_at, advice_taken = r.advice_taken, hops = r.hops, recalls = r.recalls,
      refused_send_backs = r.refused_send_backs, contact_due_at = r.contact_due_at, contact_outcome = r.contact_outcome,
      extensions = r.extensions, long_cycle = r.long_cycle, first_concluded_at = r.first_concluded_at,
      concluded_at = r.concluded_at, hours_to_conclusion = r.hours_to_conclusion,
      within_original_limit = r.within_original_limit, unit_says_solved = r.unit_says_solved, round = r.round,
      answered_directly = r.answered_directly, repeat_of = r.repeat_of, repeats = r.repeats,
      supervision_level = r.supervision_level, reminders = r.reminders, closed_at = r.closed_at,
      archived_at = r.archived_at, merged_into = r.merged_into, excluded_from = r.excluded_from
    FROM jsonb_populate_record(NULL::ticket, entry -> 'ticket') r
    WHERE t.city_id = r.city_id AND t.ticket_id = r.ticket_id AND t.version = expected;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the stream has moved on' USING ERRCODE = 'HY001';
    END IF;
  END IF;

  IF jsonb_array_length(entry -> 'requests') > 0 THEN
    INSERT INTO citizen_request SELECT r.* FROM jsonb_populate_recordset(NULL::citizen_request, entry -> 'requests') r
    ON CONFLICT (city_id, ticket_id, request_id) DO UPDATE SET
      tries = excluded.tries, next_try_at = excluded.next_try_at, outcome = excluded.outcome, resolved = excluded.resolved,
      final_satisfaction = excluded.final_satisfaction, first_satisfaction = excluded.first_satisfaction,
      first_rated_at = excluded.first_rated_at, rated_at = excluded.rated_at;
  END IF;
  IF jsonb_array_length(entry -> 'removed') > 0 THEN
    DELETE FROM citizen_request
    WHERE city_id = city AND ticket_id = stream
      AND request_id IN (SELECT value::uuid FROM jsonb_array_elements_text(entry -> 'removed'));
  END IF;

  IF jsonb_array_length(entry -> 'clocks') > 0 THEN
    INSERT INTO clock SELECT r.* FROM jsonb_populate_recordset(NULL::clock, entry -> 'clocks') r
    ON CONFLICT (city_id, ticket_id, clock_id) DO UPDATE SET
      started_at = excluded.started_at, due_at = excluded.due_at, original_due_at = excluded.original_due_at, provisional = excluded.provisional, calendar_edition = excluded.calendar_edition,
      extended_workdays = excluded.extended_workdays, yellow_at = excluded.yellow_at, next_due_at = excluded.next_due_at,
      next_action = excluded.next_action, next_level = excluded.next_level, stopped_at = excluded.stopped_at,
      outcome = excluded.outcome;
  END IF;

  -- One by one, each by its key: joined, the planner reads all of a table that is still young. What goes is said first.
  FOR item IN
    SELECT * FROM jsonb_to_recordset(entry -> 'changes')
      AS c (list text, desk text, item text, due timestamptz, yellow timestamptz, n integer)
  LOOP
    IF item.n < 0 THEN
      DELETE FROM work_item w
      WHERE w.city_id = city AND w.list = item.list AND w.desk = item.desk AND w.due_at = item.due AND w.ticket_id = stream AND w.item = item.item;
    ELSE
      INSERT INTO work_item (city_id, list, desk, due_at, ticket_id, item, yellow_at, received_at)
      VALUES (city, item.list, item.desk, item.due, stream, item.item, item.yellow, received);
    END IF;
  END LOOP;

  IF entry ? 'filter' THEN
    IF expected = 0 THEN
      INSERT INTO ticket_filter SELECT r.* FROM jsonb_populate_record(NULL::ticket_filter, entry -> 'filter') r;
    ELSE
      UPDATE ticket_filter f SET
        state = r.state, kind = r.kind, urgency = r.urgency, privacy = r.privacy, class_code = r.class_code, area = r.area,
        unit = r.unit, open = r.open, units = r.units, facets = r.facets
      FROM jsonb_populate_record(NULL::ticket_filter, entry -> 'filter') r
      WHERE f.city_id = city AND f.received_at = received AND f.ticket_id = stream;
    END IF;
  END IF;
  IF entry ? 'leftUnits' THEN
    DELETE FROM ticket_unit
    WHERE city_id = city AND unit IN (SELECT jsonb_array_elements_text(entry -> 'leftUnits')) AND received_at = received AND ticket_id = stream;
  END IF;
  IF entry ? 'newUnits' THEN
    INSERT INTO ticket_unit SELECT city, jsonb_array_elements_text(entry -> 'newUnits'), received, stream;
  END IF;

  INSERT INTO ticket_change (city_id, ticket_id, version, units, changes)
  VALUES (city, stream, (entry ->> 'version')::integer, (entry ->> 'units')::text[], entry -> 'changes');
END
$$;
