CREATE TABLE users (id bigint, city text);
INSERT INTO users VALUES (1, 'Oslo');
