CREATE TABLE users (id integer PRIMARY KEY, city text DEFAULT E'Ber''gen\n', created timestamptz DEFAULT clock_timestamp() - interval '1 day');
