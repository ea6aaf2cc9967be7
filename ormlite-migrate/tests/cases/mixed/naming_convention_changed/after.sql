CREATE TABLE users (id integer CONSTRAINT pk_users PRIMARY KEY, email text CONSTRAINT uq_users_email UNIQUE, age integer CONSTRAINT ck_users_age CHECK (age > 0));
CREATE TABLE posts (id integer CONSTRAINT pk_posts PRIMARY KEY, user_id integer CONSTRAINT fk_posts_user_id REFERENCES users);
CREATE INDEX ix_posts_user_id ON posts (user_id);
