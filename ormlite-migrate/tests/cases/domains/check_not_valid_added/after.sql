CREATE DOMAIN quantity AS integer;
CREATE TABLE order_lines (id integer PRIMARY KEY, quantity quantity);
ALTER DOMAIN quantity ADD CONSTRAINT quantity_positive CHECK (VALUE > 0) NOT VALID;
