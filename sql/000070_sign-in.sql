-- Signing in: sessions, tokens, second steps, identities of other systems, counters against guessing, and the log of it all.

-- An account without roles waits for the security administrator.
ALTER TABLE account DROP CONSTRAINT account_roles_check;
ALTER TABLE account ADD COLUMN disabled_at timestamptz;
-- A password that somebody else has seen is changed at the next sign-in.
ALTER TABLE account_password ADD COLUMN must_change boolean NOT NULL DEFAULT false;

-- `token_hash` is the SHA-256 of the cookie's secret. The one before stays good until `previous_until`, or, while the newer one was
-- never shown (`token_shown`), until it is: the answer that carried it may be lost.
CREATE TABLE session (
  city_id text NOT NULL,
  session_id uuid NOT NULL,
  user_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  token_shown boolean NOT NULL DEFAULT true,
  previous_hash bytea,
  previous_until timestamptz,
  way text NOT NULL,
  mfa boolean NOT NULL,
  origin text,
  agent text,
  created_at timestamptz NOT NULL,
  rotated_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, session_id),
  FOREIGN KEY (city_id, user_id) REFERENCES account ON DELETE CASCADE
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX session_token ON session (city_id, token_hash);
CREATE UNIQUE INDEX session_previous ON session (city_id, previous_hash) WHERE previous_hash IS NOT NULL;
CREATE INDEX session_account ON session (city_id, user_id);
CREATE INDEX session_seen ON session (last_seen_at);

-- Tokens of programs. Revoked ones stay, so that the log's lines about them can be understood.
CREATE TABLE api_token (
  city_id text NOT NULL,
  token_id uuid NOT NULL,
  user_id uuid NOT NULL,
  name text NOT NULL,
  token_hash bytea NOT NULL,
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (city_id, token_id),
  FOREIGN KEY (city_id, user_id) REFERENCES account ON DELETE CASCADE
);
CREATE UNIQUE INDEX api_token_hash ON api_token (city_id, token_hash);
CREATE INDEX api_token_account ON api_token (city_id, user_id);

-- RFC 6238. `sealed` holds the shared secret under the installation's key; it counts once confirmed. Codes of steps up to `last_step`
-- were used.
CREATE TABLE account_totp (
  city_id text NOT NULL,
  user_id uuid NOT NULL,
  sealed bytea NOT NULL,
  last_step bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  PRIMARY KEY (city_id, user_id),
  FOREIGN KEY (city_id, user_id) REFERENCES account ON DELETE CASCADE
);

-- Codes on paper that stand in for the second step, each once; kept as keyed hashes.
CREATE TABLE recovery_code (
  city_id text NOT NULL,
  user_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (city_id, user_id, code_hash),
  FOREIGN KEY (city_id, user_id) REFERENCES account ON DELETE CASCADE
);

-- Who an account is for a provider of identities (OpenID Connect): one person there is one account here, and the other way round.
CREATE TABLE account_identity (
  city_id text NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  user_id uuid NOT NULL,
  linked_at timestamptz NOT NULL,
  PRIMARY KEY (city_id, issuer, subject),
  UNIQUE (city_id, issuer, user_id),
  FOREIGN KEY (city_id, user_id) REFERENCES account ON DELETE CASCADE
);

-- Tries that failed: at an account from one place, at an account from anywhere (`origin` empty), from a place at anything (`subject`
-- empty). Subjects are hashes, for people type passwords where the login belongs.
CREATE TABLE guess (
  city_id text NOT NULL,
  subject text NOT NULL,
  origin text NOT NULL,
  failures integer NOT NULL,
  failed_at timestamptz,
  not_before timestamptz,
  succeeded_at timestamptz,
  PRIMARY KEY (city_id, subject, origin)
) WITH (fillfactor = 80);

-- Every sign-in, tried or done, and every act on an account: whose, by whom (null: from the command line, or nobody known), from
-- where, and why.
CREATE TABLE account_log (
  city_id text NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  act text NOT NULL,
  user_id uuid,
  by_user uuid,
  origin text,
  reason text,
  detail jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (city_id, position)
);
CREATE INDEX account_log_user ON account_log (city_id, user_id, position) WHERE user_id IS NOT NULL;
SELECT make_append_only('account_log');
