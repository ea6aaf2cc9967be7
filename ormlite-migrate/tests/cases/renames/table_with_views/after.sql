CREATE TABLE suites (id int PRIMARY KEY, rate numeric);
CREATE VIEW cheap AS SELECT id, rate FROM suites WHERE rate < 100;
CREATE VIEW cheaper AS SELECT c.id FROM cheap c JOIN suites ON suites.id = c.id WHERE c.rate < 50;
CREATE MATERIALIZED VIEW totals AS SELECT sum(suites.rate) AS total FROM suites;
CREATE UNIQUE INDEX ON totals (total);
