CREATE TABLE types (id int PRIMARY KEY);
INSERT INTO types VALUES (1);
CREATE TABLE rooms (id int PRIMARY KEY);
INSERT INTO rooms SELECT n FROM generate_series(1, 2500) n;
