CREATE TABLE prices (id integer PRIMARY KEY, amount numeric(8,2) DEFAULT 0.00);
INSERT INTO prices VALUES (1, 12.50);
