CREATE TABLE rooms (id int PRIMARY KEY, price numeric NOT NULL DEFAULT 1, CHECK (price > 0), UNIQUE (price)); CREATE INDEX ON rooms ((price * 2)) WHERE price > 5;
