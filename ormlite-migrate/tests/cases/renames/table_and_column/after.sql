CREATE TABLE suites (suite_id serial PRIMARY KEY, price numeric CHECK (price > 0)); CREATE TABLE stays (room_id int REFERENCES suites (suite_id));
