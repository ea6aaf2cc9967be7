-- deletes the table public.users; locks public.users ACCESS EXCLUSIVE
DROP TABLE "public"."users";
DROP DOMAIN "public"."email";
