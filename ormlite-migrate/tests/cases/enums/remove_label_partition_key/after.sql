CREATE TYPE region AS ENUM ('eu', 'us');
CREATE TABLE sales (region region NOT NULL, amount integer) PARTITION BY LIST (region);
CREATE TABLE sales_eu PARTITION OF sales FOR VALUES IN ('eu');
CREATE TABLE sales_us PARTITION OF sales FOR VALUES IN ('us');
