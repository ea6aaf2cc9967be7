ALTER TABLE "public"."halves" DETACH PARTITION "public"."halves_a";
ALTER TABLE "public"."halves" DETACH PARTITION "public"."halves_b";
-- locks public.halves_a ACCESS EXCLUSIVE; locks public.halves SHARE UPDATE EXCLUSIVE; reads all rows; rows of public.halves_a outside of the bound make it fail
ALTER TABLE ONLY "public"."halves" ATTACH PARTITION "public"."halves_a" FOR VALUES FROM (10) TO (20);
-- locks public.halves_b ACCESS EXCLUSIVE; locks public.halves SHARE UPDATE EXCLUSIVE; reads all rows; rows of public.halves_b outside of the bound make it fail
ALTER TABLE ONLY "public"."halves" ATTACH PARTITION "public"."halves_b" FOR VALUES FROM (0) TO (10);
