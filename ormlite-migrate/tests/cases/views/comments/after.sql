CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW user_list AS SELECT id, name FROM users;
COMMENT ON VIEW user_list IS 'everybody';
COMMENT ON COLUMN user_list.name IS 'shown';
