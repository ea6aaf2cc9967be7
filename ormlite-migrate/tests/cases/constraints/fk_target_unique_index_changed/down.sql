ALTER INDEX "public"."countries_code_idx" RESET ("fillfactor");
