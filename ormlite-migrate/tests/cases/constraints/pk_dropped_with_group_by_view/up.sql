CREATE OR REPLACE VIEW "public"."totals" AS SELECT sums.id,
    sums.name,
    sum(sums.amount) AS total
   FROM public.sums
  GROUP BY sums.id, sums.name;
ALTER TABLE "public"."sums" DROP CONSTRAINT "sums_pkey";
