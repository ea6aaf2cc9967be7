CREATE TABLE users (id integer PRIMARY KEY, nickname text);
CREATE VIEW user_names AS SELECT id, nickname FROM users;
