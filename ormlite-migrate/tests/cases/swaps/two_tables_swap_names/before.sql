CREATE TABLE current_plan (id integer PRIMARY KEY, a text);
CREATE TABLE next_plan (id integer PRIMARY KEY, b integer);
