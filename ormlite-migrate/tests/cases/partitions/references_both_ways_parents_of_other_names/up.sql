ALTER TABLE "public"."p" DROP CONSTRAINT "pf";
ALTER TABLE "public"."q" DROP CONSTRAINT "qf";
ALTER TABLE "public"."p" DETACH PARTITION "public"."p1";
ALTER TABLE "public"."q" DETACH PARTITION "public"."q1";
-- deletes the table public.p; locks public.p ACCESS EXCLUSIVE
DROP TABLE "public"."p";
-- deletes the table public.q; locks public.q ACCESS EXCLUSIVE
DROP TABLE "public"."q";
CREATE TABLE "public"."pn" (
    "a" integer NOT NULL,
    "b" integer
) PARTITION BY LIST (a);
CREATE TABLE "public"."qn" (
    "a" integer NOT NULL,
    "b" integer
) PARTITION BY LIST (a);
ALTER TABLE ONLY "public"."pn" ADD CONSTRAINT "pn_pkey" PRIMARY KEY ("a");
ALTER TABLE ONLY "public"."qn" ADD CONSTRAINT "qn_pkey" PRIMARY KEY ("a");
-- locks public.p1 ACCESS EXCLUSIVE; reads all rows; rows of public.p1 outside of the bound make it fail
ALTER TABLE ONLY "public"."pn" ATTACH PARTITION "public"."p1" FOR VALUES IN (1);
-- locks public.q1 ACCESS EXCLUSIVE; reads all rows; rows of public.q1 outside of the bound make it fail
ALTER TABLE ONLY "public"."qn" ATTACH PARTITION "public"."q1" FOR VALUES IN (1);
ALTER INDEX "public"."pn_pkey" ATTACH PARTITION "public"."p1_pkey";
ALTER INDEX "public"."qn_pkey" ATTACH PARTITION "public"."q1_pkey";
-- locks public.p1 SHARE ROW EXCLUSIVE; locks public.q1 SHARE ROW EXCLUSIVE; reads all rows; rows of public.pn without a row of public.qn make it fail
ALTER TABLE "public"."pn" ADD CONSTRAINT "pf" FOREIGN KEY ("b") REFERENCES "public"."qn" ("a");
-- locks public.q1 SHARE ROW EXCLUSIVE; locks public.p1 SHARE ROW EXCLUSIVE; reads all rows; rows of public.qn without a row of public.pn make it fail
ALTER TABLE "public"."qn" ADD CONSTRAINT "qf" FOREIGN KEY ("b") REFERENCES "public"."pn" ("a");
