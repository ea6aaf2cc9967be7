CREATE TABLE events (id integer PRIMARY KEY, day timestamp DEFAULT CURRENT_DATE);
