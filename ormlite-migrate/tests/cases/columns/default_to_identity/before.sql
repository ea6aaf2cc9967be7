CREATE SEQUENCE ids;
CREATE TABLE users (id bigint PRIMARY KEY DEFAULT nextval('ids'));
