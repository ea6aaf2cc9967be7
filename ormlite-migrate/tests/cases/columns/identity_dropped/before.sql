CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, city text);
INSERT INTO users (city) VALUES ('Oslo');
