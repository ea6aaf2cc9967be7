CREATE TABLE "public"."regions_eu" (
    "code" text NOT NULL,
    "name" text
);
ALTER TABLE ONLY "public"."regions" ATTACH PARTITION "public"."regions_eu" FOR VALUES IN ('eu');
