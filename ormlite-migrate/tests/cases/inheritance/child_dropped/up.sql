-- deletes the table public.trucks; locks public.trucks ACCESS EXCLUSIVE
DROP TABLE "public"."trucks";
