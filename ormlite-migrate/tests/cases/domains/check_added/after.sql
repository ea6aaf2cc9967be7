CREATE DOMAIN quantity AS integer CONSTRAINT quantity_positive CHECK (VALUE > 0);
CREATE TABLE order_lines (id integer PRIMARY KEY, quantity quantity);
