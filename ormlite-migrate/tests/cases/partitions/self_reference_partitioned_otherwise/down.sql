ALTER TABLE "public"."p" DETACH PARTITION "public"."p1";
DROP TABLE "public"."p";
CREATE TABLE "public"."p" (
    "a" integer CONSTRAINT "p_a_not_null" NOT NULL,
    "b" integer
) PARTITION BY HASH (a);
ALTER TABLE ONLY "public"."p" ADD CONSTRAINT "p_pkey" PRIMARY KEY ("a");
-- locks public.p1 ACCESS EXCLUSIVE; reads all rows; rows of public.p1 outside of the bound make it fail
ALTER TABLE ONLY "public"."p" ATTACH PARTITION "public"."p1" FOR VALUES WITH (modulus 1, remainder 0);
ALTER INDEX "public"."p_pkey" ATTACH PARTITION "public"."p1_pkey";
-- locks public.p1 SHARE ROW EXCLUSIVE; reads all rows; rows of public.p without a row of public.p make it fail
ALTER TABLE "public"."p" ADD CONSTRAINT "pf" FOREIGN KEY ("b") REFERENCES "public"."p" ("a");
