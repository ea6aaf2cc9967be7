-- locks public.users ACCESS EXCLUSIVE; builds an index
ALTER TABLE "public"."users" ALTER COLUMN "name" TYPE text;
DROP COLLATION public.fast_utf8;
