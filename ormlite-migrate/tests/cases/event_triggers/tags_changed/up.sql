DROP EVENT TRIGGER "watch_ddl";
CREATE EVENT TRIGGER "watch_ddl" ON "ddl_command_start" WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION "public"."on_ddl"();
