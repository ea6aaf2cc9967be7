CREATE TYPE status AS ENUM ('on', 'off');
CREATE TABLE machines (id integer PRIMARY KEY, status status);
INSERT INTO machines VALUES (1, 'on');
