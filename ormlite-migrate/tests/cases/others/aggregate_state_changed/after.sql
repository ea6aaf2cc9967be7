CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '100', PARALLEL = SAFE, COMBINEFUNC = int4pl);
CREATE TABLE sales (amount integer);
CREATE VIEW sale_totals AS SELECT total(amount) AS t FROM sales;
