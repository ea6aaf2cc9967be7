CREATE TABLE visits (id integer PRIMARY KEY, ip text);
INSERT INTO visits VALUES (1, '10.0.0.1/32');
