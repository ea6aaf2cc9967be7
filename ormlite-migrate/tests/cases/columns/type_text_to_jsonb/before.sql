CREATE TABLE settings (id integer PRIMARY KEY, value text DEFAULT '{}');
INSERT INTO settings VALUES (1, '{"a": 1}');
