CREATE TABLE settings (id integer PRIMARY KEY, value json DEFAULT '{}'::json);
INSERT INTO settings VALUES (1, '{"a": 1}');
