CREATE TABLE events (id bigint NOT NULL, region text NOT NULL) PARTITION BY LIST (lower(region));
CREATE TABLE events_eu PARTITION OF events FOR VALUES IN ('eu');
CREATE TABLE events_us PARTITION OF events FOR VALUES IN ('us');
