ALTER INDEX "public"."users_name_idx" SET ("fillfactor" = '70');
