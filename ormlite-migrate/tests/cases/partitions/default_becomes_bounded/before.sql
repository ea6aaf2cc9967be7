CREATE TABLE regions (code text NOT NULL, name text) PARTITION BY LIST (code);
CREATE TABLE regions_us PARTITION OF regions DEFAULT;
INSERT INTO regions VALUES ('us', 'USA');
