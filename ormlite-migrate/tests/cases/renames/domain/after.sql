CREATE DOMAIN price AS numeric CONSTRAINT amount_check CHECK (VALUE > 0); CREATE TABLE t (a price DEFAULT 1);
