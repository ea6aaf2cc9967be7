CREATE FUNCTION today() RETURNS text LANGUAGE sql SET "TimeZone" = 'Europe/Oslo' AS $$ SELECT now()::text $$;
