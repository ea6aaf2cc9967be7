CREATE TABLE addresses (id integer PRIMARY KEY, city text);
CREATE TABLE snapshots (id integer PRIMARY KEY, address addresses);
