-- deletes the table public.a_notes; locks public.a_notes ACCESS EXCLUSIVE
DROP TABLE "public"."a_notes";
-- deletes the table public.z_members; locks public.z_members ACCESS EXCLUSIVE
DROP TABLE "public"."z_members";
