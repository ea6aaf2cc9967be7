CREATE EXTENSION citext;
CREATE DOMAIN email AS citext CHECK (VALUE ~ '^[^@]+@[^@]+$');
CREATE TABLE users (id integer PRIMARY KEY, email email NOT NULL);
