ALTER TABLE "public"."regions" DETACH PARTITION "public"."regions_a";
ALTER TABLE "public"."regions" DETACH PARTITION "public"."regions_b";
-- locks public.regions_a ACCESS EXCLUSIVE; locks public.regions SHARE UPDATE EXCLUSIVE; reads all rows; rows of public.regions_a outside of the bound make it fail
ALTER TABLE ONLY "public"."regions" ATTACH PARTITION "public"."regions_a" FOR VALUES IN ('eu');
-- locks public.regions_b ACCESS EXCLUSIVE; locks public.regions SHARE UPDATE EXCLUSIVE; reads all rows; rows of public.regions_b outside of the bound make it fail
ALTER TABLE ONLY "public"."regions" ATTACH PARTITION "public"."regions_b" FOR VALUES IN ('ap', 'us');
