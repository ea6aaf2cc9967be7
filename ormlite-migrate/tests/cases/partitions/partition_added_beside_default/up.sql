CREATE TABLE "public"."regions_eu" (
    "code" text NOT NULL,
    "name" text
);
-- locks public.regions SHARE UPDATE EXCLUSIVE; locks public.regions_other ACCESS EXCLUSIVE; reads all rows
ALTER TABLE ONLY "public"."regions" ATTACH PARTITION "public"."regions_eu" FOR VALUES IN ('eu');
