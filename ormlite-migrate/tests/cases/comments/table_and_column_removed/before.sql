CREATE TABLE users (id integer PRIMARY KEY, name text);
COMMENT ON TABLE users IS 'people';
COMMENT ON COLUMN users.name IS 'full name';
