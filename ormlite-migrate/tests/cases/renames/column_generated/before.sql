CREATE TABLE rooms (net numeric, gross numeric GENERATED ALWAYS AS (net * 1.2) STORED);
