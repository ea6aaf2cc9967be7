CREATE DOMAIN quantity AS integer DEFAULT 1;
CREATE TABLE order_lines (id integer PRIMARY KEY, quantity quantity);
