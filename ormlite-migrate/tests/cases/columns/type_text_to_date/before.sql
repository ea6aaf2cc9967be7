CREATE TABLE events (id integer PRIMARY KEY, day text);
INSERT INTO events VALUES (1, '2024-02-29');
