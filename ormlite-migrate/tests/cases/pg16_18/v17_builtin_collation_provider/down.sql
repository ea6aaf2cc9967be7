ALTER TABLE "public"."users" ALTER COLUMN "name" TYPE text;
DROP COLLATION public.fast_utf8;
