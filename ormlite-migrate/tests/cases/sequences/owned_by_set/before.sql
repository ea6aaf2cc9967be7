CREATE TABLE invoices (id integer PRIMARY KEY, no integer);
CREATE SEQUENCE invoice_no_seq;
