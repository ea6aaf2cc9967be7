CREATE TABLE invoices (id integer PRIMARY KEY, no integer);
CREATE TABLE receipts (id integer PRIMARY KEY, no integer);
CREATE SEQUENCE document_no_seq;
ALTER SEQUENCE document_no_seq OWNED BY invoices.no;
