CREATE TABLE ranks (position integer PRIMARY KEY);
