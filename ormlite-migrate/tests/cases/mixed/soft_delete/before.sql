CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL, CONSTRAINT users_email_key UNIQUE (email));
INSERT INTO users VALUES (1, 'ann@example.com');
CREATE VIEW user_list AS SELECT id, email FROM users;
