CREATE TABLE items (price integer, qty integer, total integer GENERATED ALWAYS AS (price * qty) VIRTUAL);
