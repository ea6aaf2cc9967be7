CREATE DOMAIN quantity AS integer CONSTRAINT quantity_range CHECK (VALUE >= 0 AND VALUE < 100);
CREATE TABLE order_lines (id integer PRIMARY KEY, quantity quantity);
