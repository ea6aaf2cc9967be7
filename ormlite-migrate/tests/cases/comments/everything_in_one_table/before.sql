CREATE TABLE users (id integer CONSTRAINT users_pk PRIMARY KEY, name text);
CREATE INDEX users_name_idx ON users (name);
CREATE STATISTICS users_stats ON id, name FROM users;
CREATE FUNCTION noop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER users_noop BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION noop();
CREATE POLICY all_users ON users USING (true);
CREATE RULE keep AS ON DELETE TO users DO INSTEAD NOTHING;
