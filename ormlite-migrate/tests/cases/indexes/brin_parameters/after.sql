CREATE TABLE logs (id integer, at timestamptz, size integer);
CREATE INDEX logs_at_idx ON logs USING brin (at timestamptz_minmax_multi_ops (values_per_range = 16), size) WITH (pages_per_range = 32, autosummarize = on);
