CREATE TABLE stays (id integer NOT NULL, place text) PARTITION BY RANGE (id);
CREATE UNIQUE INDEX stays_id_idx ON stays (id);
CREATE TABLE stays_1 (id integer PRIMARY KEY, place text);
CREATE TABLE stays_2 PARTITION OF stays FOR VALUES FROM (1000) TO (2000);
INSERT INTO stays_1 VALUES (1, 'here');
INSERT INTO stays VALUES (1001, 'here');
