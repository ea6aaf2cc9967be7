CREATE TABLE rooms (id int);
INSERT INTO rooms SELECT n FROM generate_series(1, 2500) n;
