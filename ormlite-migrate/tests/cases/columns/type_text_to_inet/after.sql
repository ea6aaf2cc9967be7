CREATE TABLE visits (id integer PRIMARY KEY, ip inet);
