ALTER INDEX "public"."users_name_idx" RESET ("fillfactor");
