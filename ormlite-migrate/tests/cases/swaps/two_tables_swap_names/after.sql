CREATE TABLE current_plan (id integer PRIMARY KEY, b integer);
CREATE TABLE next_plan (id integer PRIMARY KEY, a text);
