CREATE TYPE color AS ENUM ('red', 'gray');
CREATE TABLE cars (id integer PRIMARY KEY, color color);
