CREATE TABLE vehicles (id integer, name text);
CREATE TABLE trucks (id integer, name text, load_kg integer);
INSERT INTO trucks VALUES (1, 'big', 5000);
