CREATE TYPE old_state AS ENUM ('a', 'b');
CREATE TYPE new_state AS ENUM ('a', 'b', 'c');
CREATE TABLE things (id integer PRIMARY KEY, state new_state DEFAULT 'a');
