CREATE TYPE state AS ENUM ('open', 'closed'); CREATE TABLE t (s state NOT NULL) PARTITION BY LIST (s); CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('open', 'closed');
