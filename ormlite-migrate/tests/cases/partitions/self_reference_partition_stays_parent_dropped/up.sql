ALTER TABLE "public"."p" DROP CONSTRAINT "pf";
ALTER TABLE "public"."p" DETACH PARTITION "public"."p1";
ALTER TABLE "public"."p1" RENAME CONSTRAINT "p_a_not_null" TO "p1_a_not_null";
-- deletes the table public.p; locks public.p ACCESS EXCLUSIVE
DROP TABLE "public"."p";
