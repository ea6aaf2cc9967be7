ALTER TABLE "public"."tankers" NO INHERIT "public"."trucks";
-- deletes the table public.trucks; locks public.trucks ACCESS EXCLUSIVE
DROP TABLE "public"."trucks";
ALTER TABLE "public"."tankers" INHERIT "public"."vehicles";
