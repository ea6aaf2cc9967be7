CREATE TABLE "public"."p" (
    "a" integer CONSTRAINT "p_a_not_null" NOT NULL,
    "b" integer
) PARTITION BY LIST (a);
ALTER TABLE "public"."p1" RENAME CONSTRAINT "p1_a_not_null" TO "p_a_not_null";
ALTER TABLE ONLY "public"."p" ADD CONSTRAINT "p_pkey" PRIMARY KEY ("a");
ALTER TABLE "public"."p1" ADD CONSTRAINT "p1_bound_check" CHECK ("a" IS NOT NULL AND "a" IN (1)) NOT VALID;
-- locks public.p1 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.p1 outside of the bound make it fail
ALTER TABLE "public"."p1" VALIDATE CONSTRAINT "p1_bound_check";
ALTER TABLE ONLY "public"."p" ATTACH PARTITION "public"."p1" FOR VALUES IN (1);
ALTER TABLE "public"."p1" DROP CONSTRAINT "p1_bound_check";
ALTER INDEX "public"."p_pkey" ATTACH PARTITION "public"."p1_pkey";
-- locks public.p1 SHARE ROW EXCLUSIVE; reads all rows; rows of public.p without a row of public.p make it fail
ALTER TABLE "public"."p" ADD CONSTRAINT "pf" FOREIGN KEY ("b") REFERENCES "public"."p" ("a");
