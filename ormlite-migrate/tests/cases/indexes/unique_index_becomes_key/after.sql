CREATE TABLE rooms (
    id integer CONSTRAINT rooms_key PRIMARY KEY,
    number text UNIQUE,
    floor integer CONSTRAINT rooms_floor UNIQUE,
    code text,
    CONSTRAINT rooms_code_key UNIQUE (code) INCLUDE (floor) WITH (fillfactor = 70)
);
