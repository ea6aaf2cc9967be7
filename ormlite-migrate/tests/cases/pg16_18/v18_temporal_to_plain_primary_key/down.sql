ALTER TABLE "public"."items" DROP CONSTRAINT "items_pkey";
-- locks public.items SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.items with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "items_pkey" ON "public"."items" USING "btree" ("id", "valid");
ALTER TABLE "public"."items" ADD CONSTRAINT "items_pkey" PRIMARY KEY USING INDEX "items_pkey";
