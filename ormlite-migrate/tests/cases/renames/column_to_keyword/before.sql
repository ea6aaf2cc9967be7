CREATE TABLE rooms (id int PRIMARY KEY, kind text CHECK (kind <> ''), sort int); CREATE INDEX ON rooms (lower(kind), sort);
