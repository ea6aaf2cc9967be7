CREATE TABLE logs (id integer, at timestamptz, size integer);
CREATE INDEX logs_at_idx ON logs USING brin (at);
