CREATE TABLE sales (id integer PRIMARY KEY, region text);
CREATE VIEW sales_copy AS SELECT id, region FROM sales;
