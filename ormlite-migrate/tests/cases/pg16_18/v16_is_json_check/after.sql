CREATE TABLE events (id integer PRIMARY KEY, payload text);
ALTER TABLE events ADD CONSTRAINT payload_is_object CHECK (payload IS JSON OBJECT WITH UNIQUE KEYS);
