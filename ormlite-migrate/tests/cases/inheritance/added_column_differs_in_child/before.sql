CREATE TABLE places (id integer);
CREATE TABLE hotels () INHERITS (places);
CREATE TABLE villas () INHERITS (places);
