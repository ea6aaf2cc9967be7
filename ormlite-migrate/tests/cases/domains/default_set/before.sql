CREATE DOMAIN quantity AS integer;
CREATE TABLE order_lines (id integer PRIMARY KEY, quantity quantity);
