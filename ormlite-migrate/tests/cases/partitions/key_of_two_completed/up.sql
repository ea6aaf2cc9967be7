-- locks public.p2 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.p2 with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "p2_pkey" ON "public"."p2" USING "btree" ("a");
ALTER TABLE "public"."p2" ADD CONSTRAINT "p2_pkey" PRIMARY KEY USING INDEX "p2_pkey";
ALTER INDEX "public"."k" ATTACH PARTITION "public"."p2_pkey";
