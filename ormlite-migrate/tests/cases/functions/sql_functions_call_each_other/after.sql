CREATE FUNCTION b_base(n integer) RETURNS integer LANGUAGE sql AS $$ SELECT n $$;
CREATE FUNCTION a_uses() RETURNS integer LANGUAGE sql AS $$ SELECT b_base(5) + 1 $$;
