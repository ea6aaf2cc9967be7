ALTER TABLE "public"."p" DROP CONSTRAINT "pf";
ALTER TABLE "public"."p" DETACH PARTITION "public"."p1";
CREATE TABLE "public"."n" (
    "a" integer CONSTRAINT "n_a_not_null" NOT NULL,
    "b" integer
) PARTITION BY HASH (a);
ALTER TABLE "public"."p1" RENAME CONSTRAINT "p_a_not_null" TO "n_a_not_null";
-- deletes the table public.p; locks public.p ACCESS EXCLUSIVE
DROP TABLE "public"."p";
ALTER TABLE ONLY "public"."n" ADD CONSTRAINT "n_pkey" PRIMARY KEY ("a");
-- locks public.p1 ACCESS EXCLUSIVE; reads all rows; rows of public.p1 outside of the bound make it fail
ALTER TABLE ONLY "public"."n" ATTACH PARTITION "public"."p1" FOR VALUES WITH (modulus 1, remainder 0);
ALTER INDEX "public"."n_pkey" ATTACH PARTITION "public"."p1_pkey";
-- locks public.p1 SHARE ROW EXCLUSIVE; reads all rows; rows of public.n without a row of public.n make it fail
ALTER TABLE "public"."n" ADD CONSTRAINT "pf" FOREIGN KEY ("b") REFERENCES "public"."n" ("a");
