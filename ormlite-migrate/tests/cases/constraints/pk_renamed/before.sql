CREATE TABLE users (id integer CONSTRAINT users_pkey PRIMARY KEY);
CREATE TABLE posts (id integer PRIMARY KEY, user_id integer REFERENCES users);
INSERT INTO users VALUES (1);
