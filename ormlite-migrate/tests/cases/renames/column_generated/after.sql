CREATE TABLE rooms (amount numeric, total numeric GENERATED ALWAYS AS (amount * 1.2) STORED);
