CREATE TABLE sums (id integer NOT NULL, name text, amount integer);
CREATE VIEW totals AS SELECT id, name, sum(amount) AS total FROM sums GROUP BY id, name;
