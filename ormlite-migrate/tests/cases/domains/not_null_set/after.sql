CREATE DOMAIN quantity AS integer NOT NULL;
CREATE TABLE order_lines (id integer PRIMARY KEY, quantity quantity);
