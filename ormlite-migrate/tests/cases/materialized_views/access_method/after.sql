CREATE ACCESS METHOD heap_copy TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE sales (id integer PRIMARY KEY);
CREATE MATERIALIZED VIEW sales_copy USING heap_copy AS SELECT id FROM sales;
