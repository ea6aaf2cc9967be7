ALTER TABLE "public"."p" DROP CONSTRAINT "p_pkey";
-- locks public.p1 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.p1 with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "p1_pkey" ON "public"."p1" USING "btree" ("a", "b");
ALTER TABLE ONLY "public"."p" ADD CONSTRAINT "p_pkey" PRIMARY KEY ("a", "b");
