CREATE TABLE orders (id integer PRIMARY KEY, region text);
CREATE PUBLICATION shop FOR TABLE orders WITH (publish = 'insert');
