CREATE TABLE rooms (id int PRIMARY KEY, rate numeric);
CREATE VIEW rates AS SELECT id, rate FROM rooms;
CREATE VIEW named AS SELECT id, rate AS amount FROM rooms;
CREATE MATERIALIZED VIEW sums AS SELECT sum(rate) AS total FROM rooms;
