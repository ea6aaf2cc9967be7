CREATE TABLE prices (id integer PRIMARY KEY, amount numeric(12,4) DEFAULT 0.00);
