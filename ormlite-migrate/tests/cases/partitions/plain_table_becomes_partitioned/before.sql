CREATE TABLE logs (id bigint, at date NOT NULL);
