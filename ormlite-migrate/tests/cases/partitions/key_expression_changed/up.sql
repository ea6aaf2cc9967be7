ALTER TABLE "public"."events" DETACH PARTITION "public"."events_eu";
ALTER TABLE "public"."events" DETACH PARTITION "public"."events_us";
DROP TABLE "public"."events";
CREATE TABLE "public"."events" (
    "id" bigint NOT NULL,
    "region" text NOT NULL
) PARTITION BY LIST (lower(region));
-- locks public.events_eu ACCESS EXCLUSIVE; reads all rows; rows of public.events_eu outside of the bound make it fail
ALTER TABLE ONLY "public"."events" ATTACH PARTITION "public"."events_eu" FOR VALUES IN ('eu');
-- locks public.events_us ACCESS EXCLUSIVE; reads all rows; rows of public.events_us outside of the bound make it fail
ALTER TABLE ONLY "public"."events" ATTACH PARTITION "public"."events_us" FOR VALUES IN ('us');
