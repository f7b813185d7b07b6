-- Files: what callers and staff hand in, sealed as callers' data are. The content is kept in parts, so that no process ever holds a
-- whole file, and beside everything else, so that a backup has it and every server sees it.

CREATE TABLE file (
  city_id text NOT NULL,
  file_id uuid NOT NULL,
  kind text NOT NULL,
  size integer NOT NULL,
  sha256 bytea NOT NULL,
  key_id text NOT NULL,
  -- As it was called where it came from: names of files tell who people are.
  name_sealed bytea NOT NULL,
  -- Who handed it in; null for a caller.
  user_id text,
  stored_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, file_id)
);

-- Nonce, ciphertext and tag of AES-256-GCM for each part. Ciphertext does not pack.
CREATE TABLE file_part (
  city_id text NOT NULL,
  file_id uuid NOT NULL,
  no integer NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (city_id, file_id, no)
);
ALTER TABLE file_part ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- Uploads that were begun and of which it is not settled yet whether a ticket uses them.
CREATE TABLE file_upload (
  city_id text NOT NULL,
  file_id uuid NOT NULL,
  begun_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, file_id)
);
CREATE INDEX file_upload_age ON file_upload (begun_at);

-- Tickets whose history names a file. Written just before the event; a use whose ticket never came to be counts for nothing.
CREATE TABLE file_use (
  city_id text NOT NULL,
  file_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  PRIMARY KEY (city_id, file_id, ticket_id),
  FOREIGN KEY (city_id, file_id) REFERENCES file ON DELETE CASCADE
);
CREATE INDEX file_use_ticket ON file_use (city_id, ticket_id);
