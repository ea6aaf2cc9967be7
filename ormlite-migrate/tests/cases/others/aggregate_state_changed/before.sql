CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE TABLE sales (amount integer);
CREATE VIEW sale_totals AS SELECT total(amount) AS t FROM sales;
