CREATE FUNCTION total() RETURNS bigint LANGUAGE sql AS $$ SELECT 1::bigint $$;
CREATE VIEW totals AS SELECT total() AS t;
CREATE VIEW totals_again AS SELECT t FROM totals;
