-- locks public.sessions ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."sessions" SET LOGGED;
