-- locks public.users ACCESS EXCLUSIVE; builds an index
ALTER TABLE "public"."users" ALTER COLUMN "name" TYPE text;
DROP COLLATION public.plain;
