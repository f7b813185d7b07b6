-- Members of staff who sign in.
CREATE TABLE account (
  city_id text NOT NULL,
  user_id uuid NOT NULL,
  login text NOT NULL CHECK (login ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
  name text NOT NULL CHECK (name <> ''),
  roles text[] NOT NULL CHECK (cardinality(roles) > 0),
  unit_code text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, user_id),
  UNIQUE (city_id, login)
);

-- Apart from the accounts, so that no list of people ever carries a hash.
CREATE TABLE account_password (
  city_id text NOT NULL,
  user_id uuid NOT NULL,
  hash text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, user_id),
  FOREIGN KEY (city_id, user_id) REFERENCES account ON DELETE CASCADE
);

-- Which key the callers' data of this installation are encrypted with: a fingerprint, never the key. One row at most,
-- and without a city: the key belongs to the installation.
CREATE TABLE person_key (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  fingerprint text NOT NULL,
  created_at timestamptz NOT NULL
);
