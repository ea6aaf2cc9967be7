CREATE TABLE prices (id integer PRIMARY KEY, amount double precision);
INSERT INTO prices VALUES (1, 12.5);
