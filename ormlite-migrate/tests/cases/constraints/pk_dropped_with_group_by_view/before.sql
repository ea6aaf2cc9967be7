CREATE TABLE sums (id integer NOT NULL, name text, amount integer);
ALTER TABLE sums ADD PRIMARY KEY (id);
CREATE VIEW totals AS SELECT id, name, sum(amount) AS total FROM sums GROUP BY id;
