CREATE TABLE invoices (id integer PRIMARY KEY, no integer);
CREATE SEQUENCE invoice_no_seq;
ALTER SEQUENCE invoice_no_seq OWNED BY invoices.no;
