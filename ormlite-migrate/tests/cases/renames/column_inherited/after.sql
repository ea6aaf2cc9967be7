CREATE TABLE base (id int, remark text CHECK (remark <> '')); CREATE TABLE child (extra int) INHERITS (base); CREATE INDEX ON child (remark);
