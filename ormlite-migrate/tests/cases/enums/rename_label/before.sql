CREATE TYPE color AS ENUM ('red', 'grey');
CREATE TABLE cars (id integer PRIMARY KEY, color color);
INSERT INTO cars VALUES (1, 'red');
