CREATE TABLE slots (id integer PRIMARY KEY, code text
, CONSTRAINT slots_code UNIQUE (code)
);
