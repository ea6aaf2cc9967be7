CREATE DOMAIN email AS text CHECK (position('@' in VALUE) > 1);
CREATE TABLE users (id integer PRIMARY KEY, email email NOT NULL);
