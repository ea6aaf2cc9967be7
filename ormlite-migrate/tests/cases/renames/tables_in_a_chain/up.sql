-- locks public.b ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."b" RENAME TO "c";
-- locks public.a ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."a" RENAME TO "b";
ALTER TABLE "public"."c" RENAME CONSTRAINT "b_pkey" TO "c_pkey";
ALTER TABLE "public"."b" RENAME CONSTRAINT "a_pkey" TO "b_pkey";
