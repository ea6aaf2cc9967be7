SET check_function_bodies = off;
ALTER TABLE "public"."logs" DETACH PARTITION "public"."logs_low";
ALTER TABLE "public"."logs" DROP CONSTRAINT "size_check";
ALTER TABLE "public"."logs_low" DROP CONSTRAINT "size_check";
ALTER TABLE ONLY "public"."logs" ALTER COLUMN "size" DROP DEFAULT;
ALTER TABLE ONLY "public"."logs_low" ALTER COLUMN "size" DROP DEFAULT;
DROP FUNCTION "public"."least_size"();
DROP FUNCTION "public"."usual"(public.logs);
DROP TABLE "public"."logs";
CREATE TABLE "public"."logs" (
    "id" bigint NOT NULL,
    "size" integer,
    "note" text
) PARTITION BY RANGE (id);
CREATE OR REPLACE FUNCTION public.least_size()
 RETURNS integer
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT (min(logs.size) - 10)
    FROM public.logs;
END;
CREATE OR REPLACE FUNCTION public.usual(log public.logs DEFAULT NULL::public.logs)
 RETURNS integer
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT COALESCE((log).size, 5) AS "coalesce";
END;
-- locks public.logs_low ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."logs_low" ALTER COLUMN "id" TYPE bigint;
ALTER TABLE ONLY "public"."logs" ALTER COLUMN "size" SET DEFAULT public.usual();
ALTER TABLE ONLY "public"."logs_low" ALTER COLUMN "size" SET DEFAULT public.usual();
ALTER TABLE "public"."logs" ADD CONSTRAINT "size_check" CHECK (size >= public.least_size());
ALTER TABLE "public"."logs_low" ADD CONSTRAINT "size_check" CHECK (size >= public.least_size()) NOT VALID;
-- locks public.logs_low SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.logs_low that do not meet it make it fail
ALTER TABLE "public"."logs_low" VALIDATE CONSTRAINT "size_check";
-- locks public.logs_low ACCESS EXCLUSIVE; reads all rows; rows of public.logs_low outside of the bound make it fail
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_low" FOR VALUES FROM ('0') TO ('1000');
