-- deletes the table public.users_0; locks public.users_0 ACCESS EXCLUSIVE; locks public.users ACCESS EXCLUSIVE
DROP TABLE "public"."users_0";
-- deletes the table public.users_1; locks public.users_1 ACCESS EXCLUSIVE; locks public.users ACCESS EXCLUSIVE
DROP TABLE "public"."users_1";
-- deletes the table public.users; locks public.users ACCESS EXCLUSIVE
DROP TABLE "public"."users";
