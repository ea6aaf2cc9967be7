CREATE SEQUENCE user_numbers AS integer;
CREATE TABLE users (id integer PRIMARY KEY DEFAULT nextval('user_numbers'));
ALTER SEQUENCE user_numbers OWNED BY users.id;
