ALTER TABLE "public"."regions" DETACH PARTITION "public"."regions_us";
-- locks public.regions_us ACCESS EXCLUSIVE; locks public.regions SHARE UPDATE EXCLUSIVE; rows of public.regions_us outside of the bound make it fail
ALTER TABLE ONLY "public"."regions" ATTACH PARTITION "public"."regions_us" DEFAULT;
