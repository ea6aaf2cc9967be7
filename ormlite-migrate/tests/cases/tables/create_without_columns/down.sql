-- deletes the table public.placeholder; locks public.placeholder ACCESS EXCLUSIVE
DROP TABLE "public"."placeholder";
