SET check_function_bodies = off;
DROP EVENT TRIGGER "watch_drop";
DROP FUNCTION "public"."on_drop"();
