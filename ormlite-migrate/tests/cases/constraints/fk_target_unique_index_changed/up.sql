ALTER INDEX "public"."countries_code_idx" SET ("fillfactor" = '70');
