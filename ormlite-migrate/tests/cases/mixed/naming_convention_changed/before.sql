CREATE TABLE users (id integer CONSTRAINT users_pkey PRIMARY KEY, email text CONSTRAINT users_email_key UNIQUE, age integer CONSTRAINT users_age_check CHECK (age > 0));
CREATE TABLE posts (id integer CONSTRAINT posts_pkey PRIMARY KEY, user_id integer CONSTRAINT posts_user_id_fkey REFERENCES users);
CREATE INDEX posts_user_id_idx ON posts (user_id);
INSERT INTO users VALUES (1, 'a', 5);
INSERT INTO posts VALUES (1, 1);
