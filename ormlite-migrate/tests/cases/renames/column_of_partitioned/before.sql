CREATE TABLE logs (at date NOT NULL, note text CHECK (note <> '')) PARTITION BY RANGE (at);
CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE INDEX ON logs (note, at);
