CREATE TABLE request_log (id bigserial PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), path text, status smallint);
CREATE INDEX request_log_at_idx ON request_log (at);
CREATE VIEW failed_requests AS SELECT id, at, path FROM request_log WHERE status >= 500;
