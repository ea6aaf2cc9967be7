ALTER TABLE "public"."a" DROP CONSTRAINT "a_z";
ALTER TABLE "public"."a_1" DROP CONSTRAINT "a_1_z_1";
ALTER TABLE "public"."kept" DROP CONSTRAINT "kept_z_fkey";
ALTER TABLE "public"."z" DROP CONSTRAINT "z_a";
-- deletes the table public.a_1; locks public.a_1 ACCESS EXCLUSIVE; locks public.a ACCESS EXCLUSIVE
DROP TABLE "public"."a_1";
-- deletes the table public.z_1; locks public.z_1 ACCESS EXCLUSIVE; locks public.z ACCESS EXCLUSIVE
DROP TABLE "public"."z_1";
-- deletes the table public.a; locks public.a ACCESS EXCLUSIVE
DROP TABLE "public"."a";
-- deletes the table public.z; locks public.z ACCESS EXCLUSIVE
DROP TABLE "public"."z";
