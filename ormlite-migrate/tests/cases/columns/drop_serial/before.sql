CREATE TABLE events (name text, id bigserial);
