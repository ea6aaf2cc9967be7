ALTER INDEX "public"."users_name_idx" RESET ("deduplicate_items");
ALTER INDEX "public"."users_name_idx" SET ("fillfactor" = '70');
