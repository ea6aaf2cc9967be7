CREATE TABLE base (id int, note text CHECK (note <> '')); CREATE TABLE child (extra int) INHERITS (base); CREATE INDEX ON child (note);
