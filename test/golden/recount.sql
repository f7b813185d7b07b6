-- Every measure counted from the raw events alone, by hand: neither the read models nor the definitions of the program are
-- used. $1 city, $2 time zone, $3 how many of the upper levels of satisfaction count, $4 the instant up to which is counted.
-- One row per measure, local day, unit, class, area and channel.
WITH
-- What happened to each ticket. Version 1 is the beginning: received here, or imported with its past.
happened AS (
  SELECT stream_id AS ticket, version, type, occurred_at AS at, data, clocks FROM event WHERE city_id = $1
),
beginning AS (
  SELECT ticket, type = 'ticketImported' AS imported, data,
    (data #>> '{request,at}')::timestamptz AS received_at, data #>> '{request,channel}' AS channel
  FROM happened WHERE version = 1
),
latest_redo AS (SELECT ticket, max(version) AS version FROM happened WHERE type = 'redoOrdered' GROUP BY ticket),
since_redo AS (
  SELECT h.* FROM happened h LEFT JOIN latest_redo r USING (ticket) WHERE h.version > coalesce(r.version, 0)
),

-- Where it belongs.
class_area AS (
  SELECT DISTINCT ON (ticket) ticket, data ->> 'classCode' AS class_code, data ->> 'area' AS area FROM happened
  WHERE type IN ('requestReceived', 'ticketImported', 'ticketTakenOn', 'ticketCorrected', 'ticketDispatched')
  ORDER BY ticket, version DESC
),
direct_class AS (
  SELECT DISTINCT ON (ticket) ticket, version, data ->> 'classCode' AS class_code FROM happened
  WHERE type = 'answeredDirectly' AND data ->> 'classCode' IS NOT NULL ORDER BY ticket, version DESC
),
class_set AS (
  SELECT ticket, max(version) AS version FROM happened
  WHERE type IN ('ticketTakenOn', 'ticketCorrected', 'ticketDispatched') GROUP BY ticket
),
merged AS (
  SELECT ticket FROM (
    SELECT DISTINCT ON (ticket) ticket, type FROM happened WHERE type IN ('ticketMerged', 'ticketSplit') ORDER BY ticket, version DESC
  ) last WHERE type = 'ticketMerged'
),
dispatches AS (
  SELECT ticket, version, at, data ->> 'lead' AS lead, (data ->> 'adviceTaken')::boolean AS advice_taken,
    row_number() OVER (PARTITION BY ticket ORDER BY version) AS nth, row_number() OVER (PARTITION BY ticket ORDER BY version DESC) AS nth_last
  FROM happened WHERE type = 'ticketDispatched'
),
withdrawn AS (
  SELECT ticket, max(version) AS version FROM happened WHERE type IN ('sendBackApproved', 'ticketRecalled') GROUP BY ticket
),
present_unit AS (
  SELECT b.ticket,
    CASE WHEN d.lead IS NULL AND w.version IS NULL THEN b.data ->> 'unit'
      WHEN d.version > coalesce(w.version, 0) THEN d.lead END AS unit
  FROM beginning b LEFT JOIN dispatches d ON d.ticket = b.ticket AND d.nth_last = 1 LEFT JOIN withdrawn w ON w.ticket = b.ticket
),

-- The limits: each change of each of them in order; the last deadline and the last stop hold.
clock_change AS (
  SELECT h.ticket, coalesce(c.value #>> '{clock,id}', c.value ->> 'id') AS clock, c.value AS change, c.value ->> 'type' AS type,
    h.type IN ('extensionGranted', 'longCycleGranted') AND c.value ->> 'type' = 'move' AS lengthens, h.version, c.ordinality
  FROM happened h CROSS JOIN LATERAL jsonb_array_elements(h.clocks) WITH ORDINALITY c
),
limits AS (
  SELECT ticket, clock,
    min(change #>> '{clock,kind}') FILTER (WHERE type = 'start') AS kind,
    min(change #>> '{clock,unit}') FILTER (WHERE type = 'start') AS unit,
    min(ARRAY[version, ordinality]) FILTER (WHERE type = 'start') AS started,
    (array_agg(coalesce(change #>> '{clock,deadline,at}', change #>> '{deadline,at}') ORDER BY version DESC, ordinality DESC)
      FILTER (WHERE type IN ('start', 'move')))[1]::timestamptz AS due_at,
    (array_agg(change ->> 'outcome' ORDER BY version DESC, ordinality DESC) FILTER (WHERE type = 'stop'))[1] AS outcome
  FROM clock_change GROUP BY ticket, clock
),
first_lengthening AS (
  SELECT ticket, clock, min(ARRAY[version, ordinality]) AS place FROM clock_change WHERE lengthens GROUP BY ticket, clock
),
original AS (
  SELECT DISTINCT ON (c.ticket, c.clock) c.ticket, c.clock,
    coalesce(c.change #>> '{clock,deadline,at}', c.change #>> '{deadline,at}')::timestamptz AS due_at
  FROM clock_change c LEFT JOIN first_lengthening f USING (ticket, clock)
  WHERE c.type IN ('start', 'move') AND (f.place IS NULL OR ARRAY[c.version, c.ordinality] < f.place)
  ORDER BY c.ticket, c.clock, c.version DESC, c.ordinality DESC
),
callers_limit AS (
  SELECT * FROM (
    SELECT DISTINCT ON (l.ticket) l.ticket, l.due_at, o.due_at AS original_due_at, l.outcome
    FROM limits l JOIN original o USING (ticket, clock) WHERE l.kind = 'caller' ORDER BY l.ticket, l.started DESC
  ) last WHERE outcome IS DISTINCT FROM 'cancelled'
),
dispatch_limit AS (
  SELECT DISTINCT ON (ticket) ticket, due_at, outcome FROM limits
  WHERE kind = 'dispatch' AND outcome IS DISTINCT FROM 'cancelled' ORDER BY ticket, started
),
sign_limit AS (SELECT DISTINCT ON (ticket) ticket, due_at FROM limits WHERE kind = 'sign' ORDER BY ticket, started),
contact_limit AS (
  SELECT * FROM (SELECT DISTINCT ON (ticket) ticket, due_at, outcome FROM limits WHERE kind = 'contact' ORDER BY ticket, started DESC) last
  WHERE outcome IS DISTINCT FROM 'cancelled'
),

-- Conclusions and closing.
conclusion AS (
  SELECT ticket, version, CASE type WHEN 'answeredDirectly' THEN at ELSE (data ->> 'concludedAt')::timestamptz END AS at FROM happened
  WHERE type IN ('answeredDirectly', 'answerAccepted', 'finalAnswerApproved') OR (type = 'ticketImported' AND data ->> 'concludedAt' IS NOT NULL)
),
first_conclusion AS (SELECT DISTINCT ON (ticket) ticket, at FROM conclusion ORDER BY ticket, version),
present_conclusion AS (
  SELECT DISTINCT ON (c.ticket) c.ticket, c.at FROM conclusion c JOIN since_redo s ON s.ticket = c.ticket AND s.version = c.version
  ORDER BY c.ticket, c.version DESC
),
closing AS (
  SELECT DISTINCT ON (ticket) ticket,
    CASE type WHEN 'ticketClosed' THEN at ELSE coalesce((data ->> 'closedAt')::timestamptz, (data ->> 'concludedAt')::timestamptz) END AS at
  FROM since_redo
  WHERE type = 'ticketClosed' OR (type = 'ticketImported' AND (data ->> 'closedAt' IS NOT NULL OR data ->> 'outcome' IN ('concluded', 'closed')))
  ORDER BY ticket, version DESC
),
-- What the unit said last; nothing when the ticket was taken from it since.
units_word AS (
  SELECT DISTINCT ON (h.ticket) h.ticket,
    CASE h.type WHEN 'answerSubmitted' THEN (h.data ->> 'solved')::boolean ELSE h.data ->> 'ground' = 'alreadySolved' END AS solved
  FROM happened h LEFT JOIN withdrawn w USING (ticket)
  WHERE h.type IN ('answerSubmitted', 'finalAnswerRequested') AND h.version > coalesce(w.version, 0)
  ORDER BY h.ticket, h.version DESC
),

-- Counts.
tally AS (
  SELECT ticket, count(*) FILTER (WHERE type = 'sendBackApproved') AS approved, count(*) FILTER (WHERE type = 'sendBackRefused') AS refused,
    count(*) FILTER (WHERE type = 'ticketRecalled') AS recalled, count(*) FILTER (WHERE type = 'redoOrdered') AS redone,
    count(*) FILTER (WHERE type = 'repeatNoted') AS repeated, count(*) FILTER (WHERE type = 'repeatLinked') AS repeats_another,
    count(*) FILTER (WHERE type = 'extensionGranted') AS extended, count(*) FILTER (WHERE type = 'privacyProtected') AS protected,
    coalesce(max((data ->> 'level')::integer) FILTER (WHERE type = 'sheetIssued'), 0) AS supervision_level
  FROM happened GROUP BY ticket
),
excluded AS (
  SELECT r.ticket, r.data ->> 'measure' AS measure FROM happened r JOIN happened d ON d.ticket = r.ticket AND d.data ->> 'id' = r.data ->> 'id'
  WHERE r.type = 'exclusionRequested' AND d.type = 'exclusionDecided' AND (d.data ->> 'approved')::boolean
),

-- Callers: the one who opened the ticket, and those who follow since their own tickets were merged into it.
following AS (
  SELECT ticket, request FROM (
    SELECT DISTINCT ON (ticket, request) ticket, request, type FROM (
      SELECT ticket, version, type, (data ->> 'request')::uuid AS request FROM happened WHERE type IN ('followerAdded', 'followerRemoved')
    ) f ORDER BY ticket, request, version DESC
  ) last WHERE type = 'followerAdded'
  UNION ALL SELECT ticket, ticket FROM beginning
),
-- A follower who left and came back starts anew.
joined AS (
  SELECT ticket, (data ->> 'request')::uuid AS request, max(version) AS version FROM happened WHERE type = 'followerAdded' GROUP BY 1, 2
),
word AS (
  SELECT h.ticket, f.request, h.version, r.rating FROM happened h
  CROSS JOIN LATERAL (SELECT h.data -> 'rating' AS rating, (h.data ->> 'request')::uuid AS request) r
  JOIN following f ON f.ticket = h.ticket AND f.request = r.request LEFT JOIN joined j ON j.ticket = h.ticket AND j.request = f.request
  WHERE h.type = 'followUpEnded' AND jsonb_typeof(r.rating) = 'object' AND h.version > coalesce(j.version, 0)
  UNION ALL SELECT ticket, ticket, 1, data -> 'rating' FROM beginning WHERE imported AND jsonb_typeof(data -> 'rating') = 'object'
),
first_word AS (SELECT DISTINCT ON (ticket, request) * FROM word ORDER BY ticket, request, version),
last_word AS (SELECT DISTINCT ON (ticket, request) * FROM word ORDER BY ticket, request, version DESC),
follow_up AS (
  SELECT DISTINCT ON (s.ticket, f.request) s.ticket, f.request, s.data ->> 'outcome' AS outcome FROM since_redo s
  JOIN following f ON f.ticket = s.ticket AND f.request = (s.data ->> 'request')::uuid LEFT JOIN joined j ON j.ticket = s.ticket AND j.request = f.request
  WHERE s.type = 'followUpEnded' AND s.version > coalesce(j.version, 0)
  ORDER BY s.ticket, f.request, s.version DESC
),

ticket AS (
  SELECT b.ticket, b.imported, b.received_at, b.channel,
    CASE WHEN d.version > coalesce(s.version, 0) THEN d.class_code ELSE ca.class_code END AS class_code, ca.area, u.unit,
    b.data ->> 'privacy' = 'anonymous' AS anonymous, fc.at AS first_concluded_at, f.lead AS first_unit, f.at AS first_dispatched_at,
    f.advice_taken, t.*
  FROM beginning b
  JOIN class_area ca USING (ticket) JOIN present_unit u USING (ticket)
  JOIN (SELECT ticket AS of, approved, refused, recalled, redone, repeated, repeats_another, extended, supervision_level FROM tally) t ON t.of = b.ticket
  LEFT JOIN direct_class d USING (ticket) LEFT JOIN class_set s USING (ticket)
  LEFT JOIN first_conclusion fc USING (ticket) LEFT JOIN dispatches f ON f.ticket = b.ticket AND f.nth = 1
  WHERE b.ticket NOT IN (SELECT ticket FROM merged)
),

counted (measure, ticket, at, unit, numerator, denominator) AS (
  SELECT 'onTimeRate', ticket, l.due_at, unit, (l.outcome IS NOT DISTINCT FROM 'met')::int::bigint, 1::bigint FROM ticket JOIN callers_limit l USING (ticket)
  UNION ALL
  SELECT 'onTimeRateWithoutExtensions', ticket, l.original_due_at, unit,
    (l.outcome IS NOT DISTINCT FROM 'met' AND coalesce(first_concluded_at <= l.original_due_at, true))::int, 1 FROM ticket JOIN callers_limit l USING (ticket)
  UNION ALL
  SELECT 'unitOnTimeRate', ticket, l.due_at, l.unit, (l.outcome IS NOT DISTINCT FROM 'met')::int, 1 FROM ticket JOIN limits l USING (ticket)
    WHERE NOT imported AND l.kind = 'unit' AND l.outcome IS DISTINCT FROM 'cancelled'
  UNION ALL
  SELECT 'resolutionRate', ticket, (rating ->> 'at')::timestamptz, unit, (rating ->> 'resolved')::boolean::int, 1 FROM ticket JOIN last_word USING (ticket)
    WHERE rating ->> 'resolved' IS NOT NULL
  UNION ALL
  SELECT 'satisfactionRate', ticket, (rating ->> 'at')::timestamptz, unit, ((rating ->> 'satisfaction')::int > 5 - $3)::int, 1
    FROM ticket JOIN last_word USING (ticket) WHERE rating ->> 'satisfaction' IS NOT NULL
  UNION ALL
  SELECT 'firstSatisfactionRate', ticket, (rating ->> 'at')::timestamptz, unit, ((rating ->> 'satisfaction')::int > 5 - $3)::int, 1
    FROM ticket JOIN first_word USING (ticket) WHERE rating ->> 'satisfaction' IS NOT NULL
  UNION ALL
  SELECT 'unitSaysResolvedRate', ticket, c.at, unit, solved::int, 1 FROM ticket JOIN present_conclusion c USING (ticket) JOIN units_word USING (ticket)
  UNION ALL
  SELECT 'notReachedRate', ticket, c.at, unit, (outcome = 'notReached')::int, 1 FROM ticket JOIN closing c USING (ticket) JOIN follow_up USING (ticket)
    WHERE NOT imported AND outcome <> 'notTried'
  UNION ALL
  SELECT 'followUpCoverageRate', ticket, c.at, unit, (outcome <> 'notTried')::int, 1 FROM ticket JOIN closing c USING (ticket) JOIN follow_up USING (ticket)
    WHERE NOT imported AND NOT anonymous
  UNION ALL
  SELECT 'dispatchInTimeRate', ticket, l.due_at, first_unit, (l.outcome IS NOT DISTINCT FROM 'met')::int, 1 FROM ticket JOIN dispatch_limit l USING (ticket)
  UNION ALL
  SELECT 'dispatchAccuracyRate', ticket, l.due_at, first_unit, (approved + recalled = 0)::int, 1 FROM ticket JOIN sign_limit l USING (ticket)
    WHERE first_dispatched_at IS NOT NULL
  UNION ALL
  SELECT 'hopsPerTicket', ticket, first_dispatched_at, first_unit, approved, 1 FROM ticket WHERE first_dispatched_at IS NOT NULL
  UNION ALL
  SELECT 'refusedSendBackRate', ticket, first_dispatched_at, first_unit, refused, approved + refused FROM ticket
    WHERE first_dispatched_at IS NOT NULL AND approved + refused > 0
  UNION ALL
  SELECT 'adviceTakenRate', ticket, first_dispatched_at, first_unit, advice_taken::int, 1 FROM ticket WHERE advice_taken IS NOT NULL
  UNION ALL
  SELECT 'contactInTimeRate', ticket, l.due_at, unit, (l.outcome IS NOT DISTINCT FROM 'met')::int, 1 FROM ticket JOIN contact_limit l USING (ticket)
    WHERE NOT anonymous
  UNION ALL
  SELECT 'doneInOneGoRate', ticket, c.at, unit, (redone + repeated = 0)::int, 1 FROM ticket JOIN closing c USING (ticket)
    WHERE NOT imported AND first_concluded_at IS NOT NULL
  UNION ALL
  SELECT 'redoRate', ticket, first_concluded_at, unit, (redone > 0)::int, 1 FROM ticket WHERE NOT imported AND first_concluded_at IS NOT NULL
  UNION ALL
  SELECT 'extensionRate', ticket, l.original_due_at, unit, (extended > 0)::int, 1 FROM ticket JOIN callers_limit l USING (ticket)
    WHERE first_dispatched_at IS NOT NULL
  UNION ALL
  SELECT 'repeatRate', ticket, received_at, unit, (repeats_another > 0)::int, 1 FROM ticket WHERE NOT imported
  UNION ALL
  SELECT measure, ticket, first_dispatched_at, unit, (supervision_level >= level)::int, 1 FROM ticket
    CROSS JOIN (VALUES ('supervisionRate', 1), ('supervisionLevel2Rate', 2), ('supervisionLevel3Rate', 3)) v (measure, level)
    WHERE first_dispatched_at IS NOT NULL
  UNION ALL
  SELECT 'hoursToConclusion', ticket, first_concluded_at, unit, (extract(epoch FROM first_concluded_at - received_at) * 1000)::bigint, 1 FROM ticket
    WHERE first_concluded_at IS NOT NULL
)
SELECT k.measure, (k.at AT TIME ZONE $2)::date AS day, k.unit, t.class_code AS class, t.area, t.channel,
  sum(k.numerator)::bigint AS numerator, sum(k.denominator)::bigint AS denominator,
  coalesce(sum(k.numerator) FILTER (WHERE x.ticket IS NOT NULL), 0)::bigint AS "excludedNumerator",
  coalesce(sum(k.denominator) FILTER (WHERE x.ticket IS NOT NULL), 0)::bigint AS "excludedDenominator"
FROM counted k JOIN ticket t ON t.ticket = k.ticket
LEFT JOIN (SELECT DISTINCT ticket, measure FROM excluded) x ON x.ticket = k.ticket AND x.measure = k.measure
WHERE k.at <= $4
GROUP BY 1, 2, 3, 4, 5, 6
