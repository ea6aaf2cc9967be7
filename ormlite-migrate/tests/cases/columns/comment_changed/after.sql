CREATE TABLE users (id integer PRIMARY KEY, city text);
COMMENT ON COLUMN users.city IS E'where they live;\n"home" isn''t \\ required';
