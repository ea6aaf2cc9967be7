CREATE SCHEMA crm;
CREATE TABLE crm.contacts (id integer PRIMARY KEY, email text UNIQUE);
