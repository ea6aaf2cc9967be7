CREATE SCHEMA customers;
CREATE TABLE customers.contacts (id integer PRIMARY KEY, email text UNIQUE);
