CREATE TABLE stays (place text, id integer, PRIMARY KEY (place, id)) PARTITION BY LIST (place);
CREATE TABLE stays_old (place text, id integer, PRIMARY KEY (place, id));
CREATE TABLE stays_new PARTITION OF stays FOR VALUES IN ('new') PARTITION BY RANGE (id);
CREATE TABLE stays_new_1 PARTITION OF stays_new FOR VALUES FROM (0) TO (10);
CREATE TABLE stays_new_2 (place text, id integer, PRIMARY KEY (place, id));
CREATE TABLE stays_gone (place text, id integer, PRIMARY KEY (place, id)) PARTITION BY RANGE (id);
CREATE TABLE stays_gone_1 PARTITION OF stays_gone FOR VALUES FROM (0) TO (10);
CREATE TABLE stays_rest PARTITION OF stays DEFAULT PARTITION BY RANGE (id);
CREATE TABLE stays_rest_1 PARTITION OF stays_rest FOR VALUES FROM (0) TO (10);
CREATE TABLE bills (id integer PRIMARY KEY, place text, stay integer, FOREIGN KEY (place, stay) REFERENCES stays)
    PARTITION BY RANGE (id);
CREATE TABLE bills_low PARTITION OF bills FOR VALUES FROM (0) TO (1000);
CREATE TABLE bills_high PARTITION OF bills FOR VALUES FROM (1000) TO (2000) PARTITION BY RANGE (id);
CREATE TABLE bills_high_1 PARTITION OF bills_high FOR VALUES FROM (1000) TO (1500);
