-- What the application's role may do, in one place. `huiyin_app` is created by the program where it may create roles;
-- where it may not, the program works as the owner, and the triggers below hold the rule all the same.

-- Makes a table one that only grows: no row of it is ever changed or removed, whoever asks.
CREATE FUNCTION make_append_only(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
    target
  );
END
$$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

-- Gives `huiyin_app` its rights on everything that exists now. Runs after each migration and can be repeated: a dump
-- restored into another server has lost the grants, and the role may have been created later than the tables.
CREATE FUNCTION grant_application_rights() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  grown regclass;
BEGIN
  GRANT USAGE ON SCHEMA public TO huiyin_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO huiyin_app;
  GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO huiyin_app;
  REVOKE INSERT, UPDATE, DELETE ON schema_migration FROM huiyin_app;
  FOR grown IN SELECT tgrelid::regclass FROM pg_trigger WHERE tgname = 'append_only' AND NOT tgisinternal LOOP
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM huiyin_app', grown);
  END LOOP;
END
$$;
