CREATE DOMAIN quantity AS integer;
CREATE TABLE order_lines (id integer PRIMARY KEY, quantity quantity);
INSERT INTO order_lines VALUES (1, 5), (2, NULL);
