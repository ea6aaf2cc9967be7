ALTER TABLE "public"."logs" DETACH PARTITION "public"."logs_low";
DROP TABLE "public"."logs";
CREATE TABLE "public"."logs" (
    "id" integer NOT NULL,
    "note" text
) PARTITION BY RANGE (id);
-- locks public.logs_low ACCESS EXCLUSIVE; writes all rows anew; values of public.logs_low.id that the type integer cannot hold make it fail
ALTER TABLE "public"."logs_low" ALTER COLUMN "id" TYPE integer;
-- locks public.logs_low ACCESS EXCLUSIVE; reads all rows; rows of public.logs_low outside of the bound make it fail
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_low" FOR VALUES FROM (0) TO (1000);
