DROP EVENT TRIGGER "watch_ddl";
CREATE EVENT TRIGGER "watch_ddl" ON "ddl_command_end" EXECUTE FUNCTION "public"."on_ddl"();
