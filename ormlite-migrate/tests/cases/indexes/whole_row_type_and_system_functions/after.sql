CREATE TABLE users (id integer PRIMARY KEY, born date, name text, deleted_at timestamptz);
CREATE INDEX users_year_idx ON users (date_part('year'::text, born), (COALESCE(name, ''::text)), ((id % 10))) WHERE deleted_at IS NULL AND NOT (name ~~ 'test%');
