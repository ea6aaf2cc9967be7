CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE profiles (id integer PRIMARY KEY, user_id integer REFERENCES users);
