-- Writes what one command leads to, in one round trip and one transaction: events, rows of the read models, the caller's
-- record, and the answer to be given again. `p_writes` is one entry per stream: stream, expected, version, events, ticket,
-- requests, removed, clocks; keys of rows are column names. Raises HY001 when a stream has moved on, HY002 when the
-- idempotency key was used for another command.
CREATE FUNCTION append_ticket_events(p_city text, p_writes jsonb, p_key text, p_digest text, p_person jsonb)
RETURNS TABLE (stream uuid, stream_version integer, replayed boolean) LANGUAGE plpgsql AS $$
DECLARE
  entry jsonb;
BEGIN
  IF p_key IS NOT NULL THEN
    INSERT INTO idempotency (city_id, key, stream_id, version, digest)
    VALUES (p_city, p_key, (p_writes -> 0 ->> 'stream')::uuid, (p_writes -> 0 ->> 'version')::integer, p_digest)
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      RETURN QUERY SELECT i.stream_id, i.version, true FROM idempotency i
        WHERE i.city_id = p_city AND i.key = p_key AND i.digest = p_digest;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'the idempotency key was used for another command' USING ERRCODE = 'HY002';
      END IF;
      RETURN;
    END IF;
  END IF;

  IF p_person IS NOT NULL THEN
    INSERT INTO person (city_id, person_id, key_id, name_sealed, phone_sealed, name_hash, phone_hash)
    VALUES (
      p_city, (p_person ->> 'person_id')::uuid, p_person ->> 'key_id',
      decode(p_person ->> 'name_sealed', 'base64'), decode(p_person ->> 'phone_sealed', 'base64'),
      decode(p_person ->> 'name_hash', 'base64'), decode(p_person ->> 'phone_hash', 'base64')
    );
  END IF;

  -- Every writer takes the tickets first, in the order of their ids, so that two commands never wait for each other.
  FOR entry IN SELECT value FROM jsonb_array_elements(p_writes) ORDER BY value ->> 'stream' LOOP
    PERFORM write_ticket_rows(entry, (entry ->> 'expected')::integer);
    INSERT INTO event (city_id, stream_id, version, type, schema_version, occurred_at, data, clocks, metadata)
    SELECT p_city, (entry ->> 'stream')::uuid, e.version, e.type, e.schema_version, e.occurred_at, e.data, e.clocks, e.metadata
    FROM jsonb_to_recordset(entry -> 'events')
      AS e (version integer, type text, schema_version smallint, occurred_at timestamptz, data jsonb, clocks jsonb, metadata jsonb);
  END LOOP;
  RETURN QUERY SELECT (value ->> 'stream')::uuid, (value ->> 'version')::integer, false FROM jsonb_array_elements(p_writes);
END
$$;

-- The rows that an entry of `append_ticket_events` brings. The ticket's row comes first: it is the lock, and its version
-- tells whether the stream has moved on.
CREATE FUNCTION write_ticket_rows(entry jsonb, expected integer) RETURNS void LANGUAGE plpgsql AS $$
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
    WHERE city_id = entry #>> '{ticket,city_id}' AND ticket_id = (entry ->> 'stream')::uuid
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
END
$$;

-- R-2: takes `p_count` running numbers of a day and returns the last of them. The counter need not be on disk when this
-- returns: it is written before the ticket that bears the number, and so is never behind it after a crash.
CREATE FUNCTION take_ticket_numbers(p_city text, p_day date, p_count integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  taken integer;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  INSERT INTO ticket_number AS n (city_id, day, last) VALUES (p_city, p_day, p_count)
  ON CONFLICT (city_id, day) DO UPDATE SET last = n.last + p_count
  RETURNING last INTO taken;
  RETURN taken;
END
$$;
