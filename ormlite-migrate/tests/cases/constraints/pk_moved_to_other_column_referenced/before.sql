CREATE TABLE users (id integer CONSTRAINT users_pkey PRIMARY KEY, email text NOT NULL CONSTRAINT users_email_key UNIQUE);
CREATE TABLE posts (id integer PRIMARY KEY, author text CONSTRAINT posts_author_fkey REFERENCES users (email));
INSERT INTO users VALUES (1, 'a@b');
INSERT INTO posts VALUES (1, 'a@b');
