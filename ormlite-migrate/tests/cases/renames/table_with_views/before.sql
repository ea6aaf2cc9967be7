CREATE TABLE rooms (id int PRIMARY KEY, rate numeric);
CREATE VIEW cheap AS SELECT id, rate FROM rooms WHERE rate < 100;
CREATE VIEW cheaper AS SELECT c.id FROM cheap c JOIN rooms ON rooms.id = c.id WHERE c.rate < 50;
CREATE MATERIALIZED VIEW totals AS SELECT sum(rooms.rate) AS total FROM rooms;
CREATE UNIQUE INDEX ON totals (total);
