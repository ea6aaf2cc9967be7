ALTER TABLE "public"."pn" DROP CONSTRAINT "pf";
ALTER TABLE "public"."qn" DROP CONSTRAINT "qf";
ALTER TABLE "public"."pn" DETACH PARTITION "public"."p1";
ALTER TABLE "public"."qn" DETACH PARTITION "public"."q1";
-- deletes the table public.pn; locks public.pn ACCESS EXCLUSIVE
DROP TABLE "public"."pn";
-- deletes the table public.qn; locks public.qn ACCESS EXCLUSIVE
DROP TABLE "public"."qn";
CREATE TABLE "public"."p" (
    "a" integer NOT NULL,
    "b" integer
) PARTITION BY LIST (a);
CREATE TABLE "public"."q" (
    "a" integer NOT NULL,
    "b" integer
) PARTITION BY LIST (a);
ALTER TABLE ONLY "public"."p" ADD CONSTRAINT "p_pkey" PRIMARY KEY ("a");
ALTER TABLE ONLY "public"."q" ADD CONSTRAINT "q_pkey" PRIMARY KEY ("a");
-- locks public.p1 ACCESS EXCLUSIVE; reads all rows; rows of public.p1 outside of the bound make it fail
ALTER TABLE ONLY "public"."p" ATTACH PARTITION "public"."p1" FOR VALUES IN (1);
-- locks public.q1 ACCESS EXCLUSIVE; reads all rows; rows of public.q1 outside of the bound make it fail
ALTER TABLE ONLY "public"."q" ATTACH PARTITION "public"."q1" FOR VALUES IN (1);
ALTER INDEX "public"."p_pkey" ATTACH PARTITION "public"."p1_pkey";
ALTER INDEX "public"."q_pkey" ATTACH PARTITION "public"."q1_pkey";
-- locks public.p1 SHARE ROW EXCLUSIVE; locks public.q1 SHARE ROW EXCLUSIVE; reads all rows; rows of public.p without a row of public.q make it fail
ALTER TABLE "public"."p" ADD CONSTRAINT "pf" FOREIGN KEY ("b") REFERENCES "public"."q" ("a");
-- locks public.q1 SHARE ROW EXCLUSIVE; locks public.p1 SHARE ROW EXCLUSIVE; reads all rows; rows of public.q without a row of public.p make it fail
ALTER TABLE "public"."q" ADD CONSTRAINT "qf" FOREIGN KEY ("b") REFERENCES "public"."p" ("a");
