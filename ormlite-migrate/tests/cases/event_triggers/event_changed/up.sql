DROP EVENT TRIGGER "watch_ddl";
CREATE EVENT TRIGGER "watch_ddl" ON "table_rewrite" EXECUTE FUNCTION "public"."on_ddl"();
