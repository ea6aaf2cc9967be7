CREATE SCHEMA api;
CREATE TABLE users (id integer PRIMARY KEY, name text, secret text);
CREATE VIEW api.users AS SELECT id, name FROM public.users;
