CREATE FUNCTION start_no() RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT 1::bigint $$;
CREATE DOMAIN number AS bigint DEFAULT start_no() CONSTRAINT from_start CHECK (VALUE >= start_no());
CREATE FUNCTION next_no(n bigint DEFAULT start_no()) RETURNS bigint LANGUAGE sql AS $$ SELECT n + 1 $$;
