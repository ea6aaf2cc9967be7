ALTER TABLE "public"."a" DROP CONSTRAINT "a_next_id_fkey";
ALTER TABLE "public"."b" DROP CONSTRAINT "b_next_id_fkey";
ALTER TABLE "public"."c" DROP CONSTRAINT "c_next_id_fkey";
-- deletes the table public.a; locks public.a ACCESS EXCLUSIVE
DROP TABLE "public"."a";
-- deletes the table public.b; locks public.b ACCESS EXCLUSIVE
DROP TABLE "public"."b";
-- deletes the table public.c; locks public.c ACCESS EXCLUSIVE
DROP TABLE "public"."c";
