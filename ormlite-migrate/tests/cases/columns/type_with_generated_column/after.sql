CREATE TABLE items (id integer PRIMARY KEY, price bigint, qty integer, total integer GENERATED ALWAYS AS (price * qty) STORED);
