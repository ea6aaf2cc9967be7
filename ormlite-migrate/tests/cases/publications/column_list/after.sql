CREATE TABLE orders (id integer PRIMARY KEY, region text, secret text);
CREATE PUBLICATION shop FOR TABLE orders (id, region);
