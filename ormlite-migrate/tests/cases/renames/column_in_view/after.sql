CREATE TABLE rooms (id int PRIMARY KEY, price numeric);
CREATE VIEW rates AS SELECT id, price FROM rooms;
CREATE VIEW named AS SELECT id, price AS amount FROM rooms;
CREATE MATERIALIZED VIEW sums AS SELECT sum(price) AS total FROM rooms;
