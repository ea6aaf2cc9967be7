CREATE TABLE "public"."customers" (
    "id" integer,
    "region" text
) PARTITION BY LIST (region);
CREATE TABLE "public"."customers_eu" (
    "id" integer,
    "region" text
);
CREATE TABLE "public"."customers_none" (
    "id" integer,
    "region" text
);
ALTER TABLE ONLY "public"."customers" ATTACH PARTITION "public"."customers_eu" FOR VALUES IN ('no', 'se', 'it''s');
ALTER TABLE ONLY "public"."customers" ATTACH PARTITION "public"."customers_none" FOR VALUES IN (NULL);
