-- What did not go out is rare among what did, and is what people look for.
CREATE INDEX message_failed ON message (city_id, created_at, message_id) WHERE state IN ('failed', 'expired');
