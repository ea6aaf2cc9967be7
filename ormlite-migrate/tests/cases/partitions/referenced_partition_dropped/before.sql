CREATE TABLE stays (place text, id integer, PRIMARY KEY (place, id)) PARTITION BY LIST (place);
CREATE TABLE stays_old PARTITION OF stays FOR VALUES IN ('old');
CREATE TABLE stays_new PARTITION OF stays FOR VALUES IN ('new') PARTITION BY RANGE (id);
CREATE TABLE stays_new_1 PARTITION OF stays_new FOR VALUES FROM (0) TO (10);
CREATE TABLE stays_new_2 PARTITION OF stays_new FOR VALUES FROM (10) TO (20);
CREATE TABLE bills (id integer PRIMARY KEY, place text, stay integer, FOREIGN KEY (place, stay) REFERENCES stays);
INSERT INTO stays VALUES ('old', 1), ('new', 1), ('new', 11);
INSERT INTO bills VALUES (1, 'new', 1);
