CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW user_list AS SELECT id, upper(name) AS name FROM users;
CREATE FUNCTION user_list_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO users VALUES (NEW.id, NEW.name); RETURN NEW; END $$;
