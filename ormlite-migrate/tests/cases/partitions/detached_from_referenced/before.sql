CREATE TABLE stays (place text, id integer, PRIMARY KEY (place, id)) PARTITION BY LIST (place);
CREATE TABLE stays_old PARTITION OF stays FOR VALUES IN ('old');
CREATE TABLE stays_new PARTITION OF stays FOR VALUES IN ('new') PARTITION BY RANGE (id);
CREATE TABLE stays_new_1 PARTITION OF stays_new FOR VALUES FROM (0) TO (10);
CREATE TABLE stays_new_2 PARTITION OF stays_new FOR VALUES FROM (10) TO (20);
CREATE TABLE stays_gone PARTITION OF stays FOR VALUES IN ('gone') PARTITION BY RANGE (id);
CREATE TABLE stays_gone_1 PARTITION OF stays_gone FOR VALUES FROM (0) TO (10);
CREATE TABLE stays_rest PARTITION OF stays DEFAULT PARTITION BY RANGE (id);
CREATE TABLE stays_rest_1 PARTITION OF stays_rest FOR VALUES FROM (0) TO (10);
CREATE TABLE bills (id integer PRIMARY KEY, place text, stay integer, FOREIGN KEY (place, stay) REFERENCES stays)
    PARTITION BY RANGE (id);
CREATE TABLE bills_low PARTITION OF bills FOR VALUES FROM (0) TO (1000);
CREATE TABLE bills_high PARTITION OF bills FOR VALUES FROM (1000) TO (2000) PARTITION BY RANGE (id);
CREATE TABLE bills_high_1 PARTITION OF bills_high FOR VALUES FROM (1000) TO (1500);
INSERT INTO stays VALUES ('old', 1), ('new', 1), ('new', 11), ('gone', 1), ('else', 1);
INSERT INTO bills VALUES (1, 'new', 1), (1001, 'else', 1);
