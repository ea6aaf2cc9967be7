CREATE TABLE logs (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE logs_old (id bigint, at date NOT NULL);
INSERT INTO logs_old VALUES (1, '2019-01-01');
