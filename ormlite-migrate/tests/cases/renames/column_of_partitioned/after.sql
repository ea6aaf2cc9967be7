CREATE TABLE logs (day date NOT NULL, text text CHECK (text <> '')) PARTITION BY RANGE (day);
CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE INDEX ON logs (text, day);
