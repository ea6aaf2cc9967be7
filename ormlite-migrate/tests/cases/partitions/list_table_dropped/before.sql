CREATE TABLE customers (id integer, region text) PARTITION BY LIST (region);
CREATE TABLE customers_eu PARTITION OF customers FOR VALUES IN ('no', 'se', 'it''s');
CREATE TABLE customers_none PARTITION OF customers FOR VALUES IN (NULL);
