CREATE TABLE stock (sku text PRIMARY KEY, qty integer);
