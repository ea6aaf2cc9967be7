ALTER TABLE "public"."p" DROP CONSTRAINT "p_pkey";
-- locks public.p SHARE; rows of public.p with equal keys make it fail
CREATE UNIQUE INDEX "i" ON ONLY "public"."p" USING "btree" ("a", "b");
-- locks public.p1 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.p1 with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "p1_pkey" ON "public"."p1" USING "btree" ("a", "b");
ALTER TABLE "public"."p1" ADD CONSTRAINT "p1_pkey" PRIMARY KEY USING INDEX "p1_pkey";
ALTER INDEX "public"."i" ATTACH PARTITION "public"."p1_pkey";
