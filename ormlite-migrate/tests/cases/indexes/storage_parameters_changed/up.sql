ALTER INDEX "public"."users_name_idx" SET ("deduplicate_items" = 'off', "fillfactor" = '90');
