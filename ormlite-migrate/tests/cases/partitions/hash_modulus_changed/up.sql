ALTER TABLE "public"."users" DETACH PARTITION "public"."users_0";
CREATE TABLE "public"."users_1" (
    "id" bigint NOT NULL
);
-- locks public.users_0 ACCESS EXCLUSIVE; locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; rows of public.users_0 outside of the bound make it fail
ALTER TABLE ONLY "public"."users" ATTACH PARTITION "public"."users_0" FOR VALUES WITH (modulus 2, remainder 0);
ALTER TABLE ONLY "public"."users" ATTACH PARTITION "public"."users_1" FOR VALUES WITH (modulus 2, remainder 1);
