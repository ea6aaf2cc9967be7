CREATE TABLE users (id integer PRIMARY KEY, a integer CHECK (a > 0)
, CHECK (a < 10), CHECK (a <> 5)
);
