CREATE FUNCTION "Do It"("The Arg" integer, "select" text DEFAULT 'a''b') RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
