CREATE FUNCTION total() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE VIEW totals AS SELECT total() AS t;
CREATE VIEW totals_again AS SELECT t FROM totals;
