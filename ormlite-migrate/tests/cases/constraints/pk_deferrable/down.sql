-- locks public.ranks SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.ranks with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "ranks_pkey_new" ON "public"."ranks" USING "btree" ("position");
ALTER TABLE "public"."ranks" DROP CONSTRAINT "ranks_pkey";
ALTER TABLE "public"."ranks" ADD CONSTRAINT "ranks_pkey" PRIMARY KEY USING INDEX "ranks_pkey_new";
