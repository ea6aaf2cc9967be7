CREATE TABLE addresses (id integer PRIMARY KEY, city text, zip text);
CREATE TABLE snapshots (id integer PRIMARY KEY, address addresses);
