CREATE FUNCTION today() RETURNS text LANGUAGE sql SET "TimeZone" = 'UTC' SET datestyle TO ISO, DMY AS $$ SELECT now()::text $$;
