CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW user_list AS SELECT id, upper(name) AS name FROM users;
CREATE FUNCTION user_list_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO users VALUES (NEW.id, NEW.name); RETURN NEW; END $$;
CREATE TRIGGER user_list_insert INSTEAD OF INSERT OR UPDATE ON user_list FOR EACH ROW EXECUTE FUNCTION user_list_write();
