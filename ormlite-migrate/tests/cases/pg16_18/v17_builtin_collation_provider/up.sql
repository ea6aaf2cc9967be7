CREATE COLLATION public.fast_utf8 (PROVIDER = builtin, LOCALE = 'C.UTF-8');
ALTER TABLE "public"."users" ALTER COLUMN "name" TYPE text COLLATE public.fast_utf8;
