CREATE TABLE visits (id integer, place text) PARTITION BY RANGE (id);
CREATE TABLE stays_1 PARTITION OF visits FOR VALUES FROM (0) TO (10);
CREATE INDEX stays_place ON visits (place);
CREATE UNIQUE INDEX visits_key ON visits (id, place);
