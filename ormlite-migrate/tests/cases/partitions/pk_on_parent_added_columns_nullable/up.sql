ALTER TABLE "public"."p" ADD CONSTRAINT "p_a_not_null_check" CHECK ("a" IS NOT NULL) NOT VALID;
-- locks public.p SHARE UPDATE EXCLUSIVE; locks public.p1 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.p.a make it fail
ALTER TABLE "public"."p" VALIDATE CONSTRAINT "p_a_not_null_check";
ALTER TABLE "public"."p" ALTER COLUMN "a" SET NOT NULL;
ALTER TABLE "public"."p" DROP CONSTRAINT "p_a_not_null_check";
ALTER TABLE "public"."p" ADD CONSTRAINT "p_b_not_null_check" CHECK ("b" IS NOT NULL) NOT VALID;
-- locks public.p SHARE UPDATE EXCLUSIVE; locks public.p1 SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.p.b make it fail
ALTER TABLE "public"."p" VALIDATE CONSTRAINT "p_b_not_null_check";
ALTER TABLE "public"."p" ALTER COLUMN "b" SET NOT NULL;
ALTER TABLE "public"."p" DROP CONSTRAINT "p_b_not_null_check";
ALTER TABLE ONLY "public"."p" ADD CONSTRAINT "p_pkey" PRIMARY KEY ("a", "b");
-- locks public.p1 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.p1 with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "p1_pkey" ON "public"."p1" USING "btree" ("a", "b");
ALTER TABLE "public"."p1" ADD CONSTRAINT "p1_pkey" PRIMARY KEY USING INDEX "p1_pkey";
ALTER INDEX "public"."p_pkey" ATTACH PARTITION "public"."p1_pkey";
