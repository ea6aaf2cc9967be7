SET check_function_bodies = off;
DROP EVENT TRIGGER "log_ddl";
-- deletes the table public.ddl_log; locks public.ddl_log ACCESS EXCLUSIVE
DROP TABLE "public"."ddl_log";
DROP FUNCTION "public"."log_ddl"();
