CREATE SCHEMA archive;
CREATE TABLE archive.events (id bigint PRIMARY KEY, payload text);
CREATE INDEX events_payload_idx ON archive.events (payload);
