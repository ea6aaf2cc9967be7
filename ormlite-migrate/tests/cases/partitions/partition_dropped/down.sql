CREATE TABLE "public"."regions_us" (
    "code" text NOT NULL,
    "name" text
);
ALTER TABLE ONLY "public"."regions" ATTACH PARTITION "public"."regions_us" FOR VALUES IN ('us', 'ca');
