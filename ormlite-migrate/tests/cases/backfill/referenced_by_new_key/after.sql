CREATE TABLE types (id int PRIMARY KEY);
CREATE TABLE rooms (id int PRIMARY KEY, type_id int NOT NULL REFERENCES types (id));
