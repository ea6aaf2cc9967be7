-- locks public.logs_2023 ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."logs_2023" SET LOGGED;
ALTER TABLE "public"."logs_2023" RESET ("fillfactor");
