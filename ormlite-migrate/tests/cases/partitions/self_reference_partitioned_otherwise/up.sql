ALTER TABLE "public"."p" DROP CONSTRAINT "pf";
ALTER TABLE "public"."p" DETACH PARTITION "public"."p1";
DROP TABLE "public"."p";
CREATE TABLE "public"."p" (
    "a" integer CONSTRAINT "p_a_not_null" NOT NULL,
    "b" integer
) PARTITION BY RANGE (a);
ALTER TABLE ONLY "public"."p" ADD CONSTRAINT "p_pkey" PRIMARY KEY ("a");
-- locks public.p1 ACCESS EXCLUSIVE; rows of public.p1 outside of the bound make it fail
ALTER TABLE ONLY "public"."p" ATTACH PARTITION "public"."p1" DEFAULT;
ALTER INDEX "public"."p_pkey" ATTACH PARTITION "public"."p1_pkey";
