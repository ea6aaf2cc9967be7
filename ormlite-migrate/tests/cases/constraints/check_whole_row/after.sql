CREATE TABLE pairs (a integer, b integer);
ALTER TABLE pairs ADD CONSTRAINT not_all_null CHECK (NOT (pairs IS NULL));
