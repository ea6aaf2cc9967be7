-- deletes the table public.logs_2024; locks public.logs_2024 ACCESS EXCLUSIVE; locks public.logs ACCESS EXCLUSIVE
DROP TABLE "public"."logs_2024";
