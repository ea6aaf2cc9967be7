-- deletes the table public.categories; locks public.categories ACCESS EXCLUSIVE
DROP TABLE "public"."categories";
