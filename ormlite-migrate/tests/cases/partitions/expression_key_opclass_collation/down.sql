-- deletes the table public.people_a_m; locks public.people_a_m ACCESS EXCLUSIVE; locks public.people ACCESS EXCLUSIVE
DROP TABLE "public"."people_a_m";
-- deletes the table public.people; locks public.people ACCESS EXCLUSIVE
DROP TABLE "public"."people";
