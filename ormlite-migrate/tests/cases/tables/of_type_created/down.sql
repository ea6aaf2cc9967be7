-- deletes the table public.employees; locks public.employees ACCESS EXCLUSIVE
DROP TABLE "public"."employees";
