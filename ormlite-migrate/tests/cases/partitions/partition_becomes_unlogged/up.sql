-- locks public.logs_2023 ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."logs_2023" SET UNLOGGED;
ALTER TABLE "public"."logs_2023" SET ("fillfactor" = '50');
