CREATE TABLE users (id integer NOT NULL CONSTRAINT users_id_key UNIQUE, email text CONSTRAINT users_pkey PRIMARY KEY);
CREATE TABLE posts (id integer PRIMARY KEY, author text CONSTRAINT posts_author_fkey REFERENCES users (email));
