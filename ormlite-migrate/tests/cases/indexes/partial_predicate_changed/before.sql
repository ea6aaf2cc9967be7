CREATE TABLE orders (id integer PRIMARY KEY, status text, created date);
CREATE INDEX orders_open_idx ON orders (created) WHERE status = 'open';
