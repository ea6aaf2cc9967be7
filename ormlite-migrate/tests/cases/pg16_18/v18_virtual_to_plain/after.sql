CREATE TABLE items (price integer, qty integer, total integer);
