CREATE TABLE orders (id integer PRIMARY KEY, data jsonb);
