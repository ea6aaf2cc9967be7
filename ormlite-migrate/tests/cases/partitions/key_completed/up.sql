-- locks public.p1 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.p1 with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "p1_pkey" ON "public"."p1" USING "btree" ("a");
ALTER TABLE "public"."p1" ADD CONSTRAINT "p1_pkey" PRIMARY KEY USING INDEX "p1_pkey";
ALTER INDEX "public"."k" ATTACH PARTITION "public"."p1_pkey";
