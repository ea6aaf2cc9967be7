CREATE SEQUENCE tickets; CREATE TABLE t (n bigint DEFAULT nextval('tickets'));
