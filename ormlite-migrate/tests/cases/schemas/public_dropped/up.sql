-- deletes the table public.notes; locks public.notes ACCESS EXCLUSIVE
DROP TABLE "public"."notes";
DROP SCHEMA "public";
