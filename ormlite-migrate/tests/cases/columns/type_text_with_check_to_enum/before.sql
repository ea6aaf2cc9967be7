CREATE TABLE orders (id integer PRIMARY KEY, status text NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'paid')));
INSERT INTO orders VALUES (1, 'paid');
