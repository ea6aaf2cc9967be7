DROP TRIGGER "user_list_insert" ON "public"."user_list";
