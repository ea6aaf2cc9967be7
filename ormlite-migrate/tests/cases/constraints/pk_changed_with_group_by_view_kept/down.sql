DROP VIEW "public"."totals";
-- locks public.sums SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.sums with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "sums_pkey_new" ON "public"."sums" USING "btree" ("id");
ALTER TABLE "public"."sums" DROP CONSTRAINT "sums_pkey";
ALTER TABLE "public"."sums" ADD CONSTRAINT "sums_pkey" PRIMARY KEY USING INDEX "sums_pkey_new";
CREATE VIEW "public"."totals" AS SELECT sums.id,
    sums.name,
    sum(sums.amount) AS total
   FROM public.sums
  GROUP BY sums.id;
