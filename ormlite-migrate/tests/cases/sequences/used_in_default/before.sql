CREATE TABLE tickets (id bigint PRIMARY KEY);
INSERT INTO tickets VALUES (1);
