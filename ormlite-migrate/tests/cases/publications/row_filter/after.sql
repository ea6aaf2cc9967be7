CREATE TABLE orders (id integer PRIMARY KEY, region text);
CREATE PUBLICATION shop FOR TABLE orders WHERE (region = 'eu' AND id > 10) WITH (publish = 'insert');
