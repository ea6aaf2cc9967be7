CREATE TABLE regions (code text NOT NULL) PARTITION BY LIST (code);
CREATE TABLE regions_a PARTITION OF regions FOR VALUES IN ('eu', 'us');
CREATE TABLE regions_b PARTITION OF regions FOR VALUES IN ('ap');
INSERT INTO regions VALUES ('eu'), ('ap');
