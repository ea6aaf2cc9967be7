CREATE SCHEMA types;
CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE public.people (id integer PRIMARY KEY, mood public.mood DEFAULT 'ok');
INSERT INTO people VALUES (1, 'happy'), (2, 'sad');
