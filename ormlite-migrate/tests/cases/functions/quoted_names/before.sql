CREATE FUNCTION "Do It"("The Arg" integer) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
