-- locks public.b ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."b" RENAME TO "a";
-- locks public.c ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."c" RENAME TO "b";
ALTER TABLE "public"."a" RENAME CONSTRAINT "b_pkey" TO "a_pkey";
ALTER TABLE "public"."b" RENAME CONSTRAINT "c_pkey" TO "b_pkey";
