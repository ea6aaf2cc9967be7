CREATE COLLATION public.plain (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'C');
ALTER TABLE "public"."users" ALTER COLUMN "name" TYPE text COLLATE public.plain;
