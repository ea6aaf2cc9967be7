CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW user_list AS SELECT id, name FROM users;
ALTER VIEW user_list ALTER COLUMN name SET DEFAULT 'new';
