CREATE SCHEMA billing;
CREATE TYPE billing.invoice_state AS ENUM ('draft', 'sent', 'paid');
CREATE TABLE billing.invoices (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state billing.invoice_state NOT NULL DEFAULT 'draft');
CREATE INDEX invoices_state_idx ON billing.invoices (state);
