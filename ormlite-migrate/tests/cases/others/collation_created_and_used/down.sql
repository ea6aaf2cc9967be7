ALTER TABLE "public"."users" ALTER COLUMN "name" TYPE text;
DROP COLLATION public.plain;
