CREATE TABLE users (id integer PRIMARY KEY, city text DEFAULT 'Oslo', created timestamptz DEFAULT now());
