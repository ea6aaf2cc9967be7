CREATE FUNCTION norm(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(t) $$;
CREATE TABLE users (id integer PRIMARY KEY, name text
DEFAULT norm('ANON') CONSTRAINT name_normal CHECK (name = norm(name))
);
CREATE INDEX users_norm_idx ON users (norm(name));
CREATE VIEW normal_names AS SELECT norm(name) AS n FROM users;
