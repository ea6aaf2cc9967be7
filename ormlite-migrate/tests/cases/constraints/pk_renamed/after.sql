CREATE TABLE users (id integer CONSTRAINT pk_users PRIMARY KEY);
CREATE TABLE posts (id integer PRIMARY KEY, user_id integer REFERENCES users);
