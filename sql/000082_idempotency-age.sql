-- New answers are summed up as they come, not only when the table is vacuumed: what is old is found without reading what is new.
ALTER INDEX idempotency_age SET (autosummarize = on);
