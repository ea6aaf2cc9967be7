CREATE TABLE profiles (id integer PRIMARY KEY);
CREATE TABLE users (id integer PRIMARY KEY, profile_id integer REFERENCES profiles);
