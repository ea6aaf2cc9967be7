CREATE SEQUENCE global_id;
CREATE TABLE users (id bigint PRIMARY KEY DEFAULT nextval('global_id'));
CREATE TABLE teams (id bigint PRIMARY KEY DEFAULT nextval('global_id'));
