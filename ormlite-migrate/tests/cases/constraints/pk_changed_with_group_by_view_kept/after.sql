CREATE TABLE sums (id integer NOT NULL, name text, amount integer);
ALTER TABLE sums ADD CONSTRAINT sums_pkey PRIMARY KEY (id) WITH (fillfactor = 50);
CREATE VIEW totals AS SELECT id, name, sum(amount) AS total FROM sums GROUP BY id;
