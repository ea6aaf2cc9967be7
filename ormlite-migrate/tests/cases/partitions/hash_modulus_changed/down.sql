ALTER TABLE "public"."users" DETACH PARTITION "public"."users_0";
-- deletes the table public.users_1; locks public.users_1 ACCESS EXCLUSIVE; locks public.users ACCESS EXCLUSIVE
DROP TABLE "public"."users_1";
-- locks public.users_0 ACCESS EXCLUSIVE; locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; rows of public.users_0 outside of the bound make it fail
ALTER TABLE ONLY "public"."users" ATTACH PARTITION "public"."users_0" FOR VALUES WITH (modulus 1, remainder 0);
