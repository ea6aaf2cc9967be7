-- locks public.logs_old ACCESS EXCLUSIVE; locks public.logs SHARE UPDATE EXCLUSIVE; reads all rows; rows of public.logs_old outside of the bound make it fail
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_old" FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
ALTER INDEX "public"."logs_pkey" ATTACH PARTITION "public"."logs_old_pkey";
