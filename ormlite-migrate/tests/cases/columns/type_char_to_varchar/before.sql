CREATE TABLE countries (code char(3) PRIMARY KEY);
INSERT INTO countries VALUES ('NOR');
