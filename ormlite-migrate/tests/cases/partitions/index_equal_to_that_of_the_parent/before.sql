CREATE TABLE stays (id integer, place text) PARTITION BY RANGE (id);
CREATE INDEX stays_place ON stays (place);
