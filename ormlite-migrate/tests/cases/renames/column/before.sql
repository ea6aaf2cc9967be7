CREATE TABLE rooms (id int PRIMARY KEY, rate numeric NOT NULL DEFAULT 1, CHECK (rate > 0), UNIQUE (rate)); CREATE INDEX ON rooms ((rate * 2)) WHERE rate > 5;
