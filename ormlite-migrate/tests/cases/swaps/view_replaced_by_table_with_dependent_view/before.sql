CREATE TABLE base (id integer PRIMARY KEY, name text);
CREATE VIEW users AS SELECT id, name FROM base;
CREATE VIEW user_names AS SELECT name FROM users;
