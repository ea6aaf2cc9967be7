CREATE TABLE users (id bigint PRIMARY KEY, city text);
INSERT INTO users VALUES (1, 'Oslo');
