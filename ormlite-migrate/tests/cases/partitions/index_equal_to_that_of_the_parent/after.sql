CREATE TABLE stays (id integer, place text) PARTITION BY RANGE (id);
CREATE INDEX stays_place ON stays (place);
CREATE TABLE stays_1 PARTITION OF stays FOR VALUES FROM (0) TO (10);
CREATE INDEX a_place ON stays_1 (place);
