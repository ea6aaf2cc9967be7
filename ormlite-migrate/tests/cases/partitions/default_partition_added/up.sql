CREATE TABLE "public"."regions_other" (
    "code" text NOT NULL,
    "name" text
);
ALTER TABLE ONLY "public"."regions" ATTACH PARTITION "public"."regions_other" DEFAULT;
