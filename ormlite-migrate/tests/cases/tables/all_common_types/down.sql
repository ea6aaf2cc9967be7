-- deletes the table public.samples; locks public.samples ACCESS EXCLUSIVE
DROP TABLE "public"."samples";
