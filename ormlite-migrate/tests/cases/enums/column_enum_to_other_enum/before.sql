CREATE TYPE old_state AS ENUM ('a', 'b');
CREATE TYPE new_state AS ENUM ('a', 'b', 'c');
CREATE TABLE things (id integer PRIMARY KEY, state old_state DEFAULT 'a');
INSERT INTO things VALUES (1, 'a'), (2, 'b');
