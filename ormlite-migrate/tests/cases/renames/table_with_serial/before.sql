CREATE TABLE rooms (id serial PRIMARY KEY, number text);
