CREATE TABLE logs (id bigint NOT NULL, size integer, note text) PARTITION BY RANGE (id);
CREATE TABLE logs_low PARTITION OF logs FOR VALUES FROM (0) TO (1000);
CREATE FUNCTION usual(log logs DEFAULT NULL) RETURNS integer LANGUAGE sql STABLE
    BEGIN ATOMIC SELECT coalesce((log).size, 5); END;
ALTER TABLE logs ALTER COLUMN size SET DEFAULT usual();
CREATE FUNCTION least_size() RETURNS integer LANGUAGE sql STABLE
    BEGIN ATOMIC SELECT min(size) - 10 FROM logs; END;
ALTER TABLE logs ADD CONSTRAINT size_check CHECK (size >= least_size());
INSERT INTO logs (id) VALUES (1);
