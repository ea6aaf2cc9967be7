-- locks public.users ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."users" ALTER COLUMN "email" TYPE text;
DROP DOMAIN "public"."email";
