CREATE FUNCTION b_base() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION a_uses() RETURNS integer LANGUAGE sql AS $$ SELECT b_base() + 1 $$;
